import { unreachable } from '../../model/unreachable.ts'
import { markdown } from '../markdown.ts'
import { heading, paragraph, printed, words } from '../markdown/nodes.ts'
import type { ToldResult } from '../read-result.ts'
import { resultOf } from '../result.ts'
import { bounded } from './bounded.ts'
import { markerOf, stampOf, type Stamp } from './marker.ts'

/** What stands around a report in a comment. */
export type CommentFacts = Stamp & {
  readonly runUrl: string
  /** Whether the run that judged belongs to a fork: then it is the contribution's own opinion of itself. */
  readonly isUnverified: boolean
}

/** A comment of a pull request, one for each environment. */
export const comment = { body: bodyOf, quiet, isQuiet, stampOf }

// GitHub refuses 65,536; the rest is for what others may count differently.
const limit = 65_000

function bodyOf(result: ToldResult, facts: CommentFacts): string {
  const before = `${markerOf(facts)}\n${facts.isUnverified ? unverified : ''}`
  const after = `\n${originOf(facts)}`
  const room = limit - before.length - after.length
  const report = told(result, room)
  return `${before}${report.length <= room ? report : headline(result, facts)}${after}`
}

const unverified = printed([
  paragraph(words('Unverified: this was produced by the contribution itself, in a run of the fork. It informs, and decides nothing.')),
]).concat('\n')

/** What was judged, and by which run; by hand there is none to show. */
const originOf = ({ sha, run, runUrl }: CommentFacts): string =>
  `<sub>Judged at ${sha.slice(0, 12)}${runUrl === '' ? '' : ` by [run ${run}](${encodeURI(runUrl)})`}</sub>\n`

const style = { width: 100, hasColour: false, isAscii: false } as const

function told(result: ToldResult, room: number): string {
  switch (result.kind) {
    case 'outcome': {
      const { outcome, rest } = bounded(result.outcome)
      const said = rest === '' ? '' : `\n${printed([paragraph(words(rest))])}`
      return markdown.outcome(outcome, { ...style, limit: room - said.length }) + said
    }
    case 'failure':
      return markdown.failure(result.failure, result.verb, { ...style, limit: room })
    default:
      return unreachable(result)
  }
}

/** Where even what must never go is too long: the verdict and its counts, which always fit. */
function headline(result: ToldResult, { environment }: CommentFacts): string {
  if (result.kind === 'failure') return printed([heading(`✗ ${environment} · stopped, and why is too long for a comment: see the run`)])
  const { verdict, blocks, warnings, changed, deleted } = resultOf(result.outcome)
  const counts = `${blocks} findings that block, ${warnings} warnings, ${changed} objects change, ${deleted} of them are deleted`
  return printed([heading(`${environment} · ${verdict}`), paragraph(words(`${counts}. The rest is too long for a comment: see the run`))])
}

/** What is left of a comment once nothing is to be said any more. */
function quiet(facts: CommentFacts): string {
  return `${markerOf(facts)}\n${printed([paragraph(words(`✓ ${facts.environment}: nothing changes, nothing is found`))])}\n${originOf(facts)}`
}

/** Whether there is nothing to say. */
function isQuiet(result: ToldResult): boolean {
  if (result.kind === 'failure') return false
  const { changes, findings, drift = [], verdict } = result.outcome
  return changes.length === 0 && findings.length === 0 && drift.length === 0 && (verdict ?? 'pass') === 'pass'
}
