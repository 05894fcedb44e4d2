import { type Finding, pageOf } from '../../model/finding.ts'
import { nameOf } from '../../model/manifest.ts'
import { escape } from '../escape.ts'
import { originOf } from '../place-of.ts'
import { ranked } from '../rank.ts'
import { isSecret, secretText } from '../../model/secret.ts'
import type { Style } from '../style.ts'
import { effectTexts } from '../effect-texts.ts'
import { signed, signWidth } from './ink.ts'
import { behind, listed, rows, wrap, wrapPath } from './layout.ts'

// The longest lane and the longest label fit.
const labelWidth = 10
const shownHits = 3
// A terminal shows some 24 lines; above that the first block has left the screen when the last line is read.
const screenful = 24

/** Findings as blocks, worst first: fact, place, change, whom it hits, cure. After a screenful the blocking ones are named once more. */
export function findingLines(findings: readonly Finding[], style: Style): readonly string[] {
  const sorted = ranked(findings)
  const lines = sorted.flatMap((finding) => block(finding, style))
  const blocking = sorted.filter((finding) => finding.severity === 'block')
  return lines.length <= screenful ? lines : [...lines, ...blocking.flatMap((finding) => title(finding, style))]
}

const block = (finding: Finding, style: Style): readonly string[] => [
  ...title(finding, style),
  ...rows(details(finding, style), { indent: signWidth(style), labelWidth }),
]

function title({ severity, lane, message }: Finding, style: Style): readonly string[] {
  return behind(`${signed(severity, style)}${lane.padEnd(labelWidth)} `, leftOf(style), wrap(escape(message), style.width - leftOf(style)))
}

const leftOf = (style: Style): number => signWidth(style) + labelWidth + 1

function details(finding: Finding, style: Style): readonly (readonly [string, readonly string[]])[] {
  const width = style.width - leftOf(style)
  const { object, path, effect, why, hits, action, rule } = finding
  const change = isSecret(object) && finding.change !== '' ? secretText : finding.change
  const texts: readonly (readonly [string, string])[] = [
    ['change', change],
    ['hits', listed(hits, shownHits)],
    ['effect', effectTexts[effect]],
    ['why', why],
    ['do', action],
    ['rule', `${rule} (${pageOf(rule)})`],
  ]
  const wrapped = texts.filter(([, text]) => text !== '').map(([label, text]) => [label, wrap(escape(text), width)] as const)
  const place = path === '' ? [] : [['path', wrapPath(escape(path), width)] as const]
  const from = originOf(finding)
  const origin = from === '' ? [] : [['from', wrapPath(escape(from), width)] as const]
  return [['object', [escape(nameOf(object))]], ...place, ...wrapped, ...origin]
}
