import type { PhrasingContent, RootContent } from 'mdast'
import { type Finding, pageOf, type Severity } from '../../model/finding.ts'
import { nameOf } from '../../model/manifest.ts'
import { isSecret, secretText } from '../../model/secret.ts'
import { effectTexts } from '../effect-texts.ts'
import { originOf } from '../place-of.ts'
import { ranked } from '../rank.ts'
import { listed } from '../text/layout.ts'
import { code, folded, paragraph, strong, table, words } from './nodes.ts'
import { fixed, loose, type Piece } from './piece.ts'

const shownHits = 3
// A table of more rows is read by nobody; the rest is counted by rule.
const shownRows = 60

const bodyRanks: Readonly<Record<Severity, number>> = { block: 10, warn: 11, info: 12 }
const nouns: Readonly<Record<Severity, readonly [string, string]>> = { block: ['finding', 'findings'], warn: ['warning', 'warnings'], info: ['note', 'notes'] }

/** What blocks as a table that never goes, then each finding to open: fact, place, why, cure. */
export function findingPieces(findings: readonly Finding[]): readonly Piece[] {
  const sorted = ranked(findings)
  const [blocks, warnings, notes] = (['block', 'warn', 'info'] as const).map((severity) => sorted.filter((finding) => finding.severity === severity))
  if (blocks === undefined || warnings === undefined || notes === undefined || sorted.length === 0) return []
  return [fixed([tableOf(blocks, [...counted(warnings), ...counted(notes)])]), ...blocks.map(open), ...group(warnings), ...group(notes)]
}

function tableOf(blocks: readonly Finding[], rest: readonly (readonly PhrasingContent[])[]): RootContent {
  const rows = blocks.slice(0, shownRows).map(({ lane, message, object, rule }) => [words('✗'), words(lane), words(message), code(nameOf(object)), code(rule)])
  return table(['', 'lane', 'finding', 'object', 'rule'], [...rows, ...more(blocks.slice(shownRows)), ...rest])
}

const more = (blocks: readonly Finding[]): readonly (readonly PhrasingContent[])[] =>
  [...Map.groupBy(blocks, ({ rule }) => rule)].map(([rule, some]) => [words('✗'), words(''), words(`${some.length} more`), words(''), code(rule)])

function counted(findings: readonly Finding[]): readonly (readonly PhrasingContent[])[] {
  const [first] = findings
  if (first === undefined) return []
  const touched = [...new Set(findings.map(({ lane }) => lane))].join(', ')
  return [[words(first.severity === 'warn' ? '!' : '·'), words(touched), words(`${counts(findings, first.severity)}, folded below`), words(''), words('')]]
}

const counts = (findings: readonly Finding[], severity: Severity): string => `${findings.length} ${nouns[severity][findings.length === 1 ? 0 : 1]}`

const open = (finding: Finding): Piece => loose(bodyRanks.block, 'bodies of findings', folded(`${finding.lane}: ${finding.message}`, true, body(finding)))

function group(findings: readonly Finding[]): readonly Piece[] {
  const [first] = findings
  const [start, end] = folded(first === undefined ? '' : counts(findings, first.severity), false, [])
  if (first === undefined || start === undefined || end === undefined) return []
  const name = `bodies of ${nouns[first.severity][1]}`
  const each = findings.map((finding) => loose(bodyRanks[finding.severity], name, [paragraph(strong(`${finding.lane}: ${finding.message}`)), ...body(finding)]))
  return [fixed([start]), ...each, fixed([end])]
}

function body(finding: Finding): readonly RootContent[] {
  const { object, path, change, hits, effect, why, action, rule } = finding
  const shown = isSecret(object) && change !== '' ? secretText : change
  const from = originOf(finding)
  const place: readonly PhrasingContent[] = [code(nameOf(object)), ...(path === '' ? [] : [words(' at '), code(path)])]
  return [
    paragraph(...place, ...(shown === '' ? [] : [words(': '), code(shown)])),
    paragraph(words(`Effect: ${effectTexts[effect]}. ${why}.${hits.length === 0 ? '' : ` Hits ${listed(hits, shownHits)}.`}`)),
    paragraph(strong('Do:'), words(` ${action}`)),
    paragraph(words('Rule '), code(rule), words(', explained in '), code(pageOf(rule)), ...(from === '' ? [] : [words('. From '), code(from)])),
  ]
}
