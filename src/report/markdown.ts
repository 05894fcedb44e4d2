import type { RootContent } from 'mdast'
import type { EnvironmentOutcome, Note, Outcome, ReleaseOutcome } from '../model/outcome.ts'
import type { Problem } from '../model/problem.ts'
import { countedChanges } from './counted-changes.ts'
import { changePieces } from './markdown/changes.ts'
import { driftPieces, hiddenPieces } from './markdown/drift.ts'
import { findingPieces } from './markdown/findings.ts'
import { meshPieces } from './markdown/mesh.ts'
import { code, folded, heading, paragraph, strong, table, words } from './markdown/nodes.ts'
import { fitted, fixed, loose, type Piece } from './markdown/piece.ts'
import { planPieces } from './markdown/plan.ts'
import { hasMoved } from './text/releases.ts'
import type { Reporter } from './reporter.ts'

/** For a pull request's comment, an issue or a step's summary: the verdict first, the rest to open, within the room that the place has. */
export const markdown: Reporter = {
  outcome: (outcome, { limit = commentLimit }) => fitted(piecesOf(outcome), limit),
  failure: ({ message, hint, problems }, verb, { limit = commentLimit }) =>
    fitted([fixed([heading(`✗ ${verb} stopped: ${message}`), paragraph(strong('Do:'), words(` ${hint}`))]), ...problems.map(problemPiece)], limit),
}

// GitHub refuses a comment of more than 65,536 characters.
const commentLimit = 65_000

const verdictSigns = { pass: '✓', warn: '!', block: '✗' } as const

function piecesOf(outcome: Outcome): readonly Piece[] {
  const { changes, findings, drift = [], hiddenDrift = [], notes, next } = outcome
  return [
    fixed([heading(titleOf(outcome)), ...facts(outcome)]),
    ...findingPieces(findings),
    ...planPieces(outcome),
    ...(outcome.mesh === undefined ? [] : meshPieces(outcome.mesh)),
    ...driftPieces(drift),
    ...hiddenPieces(hiddenDrift),
    ...changePieces(changes, { isWhole: outcome.isWhole === true }),
    ...waivedPieces(outcome),
    ...notes.map(notePiece),
    ...outcome.environments.flatMap(tokenPiece),
    ...(next === '' ? [] : [fixed([paragraph(words('Next: '), code(next))])]),
  ]
}

const tokenPiece = ({ name, token }: EnvironmentOutcome): readonly Piece[] =>
  token === undefined ? [] : [fixed([paragraph(words(`Token for ${name}: `), code(token))])]

function titleOf({ verb, verdict, summary, exitCode, environments }: Outcome): string {
  const sign = verdict === null ? ({ 0: '✓', 10: '~' }[exitCode] ?? '✗') : verdictSigns[verdict]
  const names = environments.map(({ name }) => name).join(', ')
  return `${sign} ${names === '' ? verb : names} · ${summary === '' ? verb : summary}`
}

/** What moved, and the changes counted by lane. */
function facts({ environments, changes }: Outcome): readonly RootContent[] {
  const moved = environments.flatMap(({ releases }) => releases.filter((release) => hasMoved(release) || release.from !== undefined).map(versionsOf))
  const judged = [...new Set(environments.flatMap(({ judgedBy }) => judgedBy ?? []))].map((by) => `judged by ${by}`)
  const line = [moved.join(', '), changes.length === 0 ? '' : countedChanges(changes), ...judged].filter((part) => part !== '').join(' · ')
  return line === '' ? [] : [paragraph(words(line))]
}

/** "istiod 1.28.0 → 1.30.0". */
const versionsOf = ({ name, from, version }: ReleaseOutcome): string => `${name} ${from === undefined ? '' : `${from} → `}${version}`.trim()

function waivedPieces({ waived = [] }: Outcome): readonly Piece[] {
  if (waived.length === 0) return []
  const rows = waived.map(({ finding, waiver }) => [
    code(finding.rule),
    words(finding.message),
    words(waiver.owner),
    words(waiver.expires),
    words(waiver.reason),
  ])
  return [loose(13, 'table of waivers', folded(`${waived.length} waived`, false, [table(['rule', 'finding', 'by', 'until', 'reason'], rows)]))]
}

const noteSigns: Readonly<Record<Note['sign'], string>> = {
  block: '✗ ',
  warn: '! ',
  info: '· ',
  pass: '✓ ',
  changed: '~ ',
  added: '+ ',
  deleted: '- ',
  plain: '',
}

const notePiece = ({ sign, text, details = [] }: Note): Piece =>
  loose(14, 'notes', [paragraph(words(`${noteSigns[sign]}${text}${details.map((detail) => `; ${detail.label}: ${detail.text}`).join('')}`))])

const problemPiece = ({ file, line, path, message, hint }: Problem): Piece =>
  loose(10, 'problems', [paragraph(code(line === 0 ? file : `${file}:${line}`), words(`${path === '' ? '' : ` ${path}`}: ${message}. ${hint}`))])
