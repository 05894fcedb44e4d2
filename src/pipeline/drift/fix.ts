import type { ToldDrift } from '../../model/drift.ts'
import { nameOf } from '../../model/manifest.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { Ports } from '../../ports/ports.ts'
import { apply, type ApplyOptions } from '../apply.ts'
import { commitToApply } from '../apply/committed.ts'
import { committedFiles } from '../workspace/committed-files.ts'
import { drift } from '../drift.ts'
import type { DriftOptions } from './options.ts'

/**
 * Puts back what drifted in a commit, through the same gate as any apply: what controllers own is left to them. Who did what is said first: taking a field back deletes
 * the trace of who had it, so afterwards nobody could tell. What still differs in the end is drift as before.
 */
export async function fixDrift(options: DriftOptions & ApplyOptions, ports: Ports): Promise<Outcome> {
  const git = await ports.git()
  const commit = await commitToApply(options, git)
  const source = { files: committedFiles(git, commit, options.root), commit }
  const seen = await drift(options, ports, source)
  if (seen.exitCode !== 10) return seen
  for (const line of (seen.drift ?? []).flatMap(handsIn)) ports.terminal.say(line)
  const applied = await apply(options, ports)
  if (applied.exitCode !== 0) return together(seen, applied, { exitCode: applied.exitCode, summary: applied.summary })
  const left = await drift(options, ports, source)
  return together(seen, applied, { exitCode: left.exitCode, summary: `${sentence(left)} ${applied.summary}` })
}

const sentence = ({ exitCode, summary }: Outcome): string => (exitCode === 0 ? 'Put back what drifted.' : `Put back what may be. ${summary}`)

/** What drifted, and what the apply made of it. */
function together(seen: Outcome, applied: Outcome, end: Pick<Outcome, 'exitCode' | 'summary'>): Outcome {
  const { drift: found, hiddenDrift, driftHints } = seen
  return {
    ...applied,
    verb: 'drift',
    findings: [...seen.findings, ...applied.findings],
    ...(found === undefined ? {} : { drift: found }),
    ...(hiddenDrift === undefined ? {} : { hiddenDrift }),
    ...(driftHints === undefined ? {} : { driftHints }),
    timings: { ...seen.timings, ...applied.timings },
    ...end,
  }
}

/** One line a hand and object. */
function handsIn(item: ToldDrift): readonly string[] {
  if (item.kind !== 'changed') return [`drift: ${quoted(nameOf(item.id))} is ${item.kind}`]
  return [...Map.groupBy(item.fields, ({ manager, time }) => `${quoted(manager)} ${quoted(time)}`)].map(
    ([hand, fields]) => `drift: ${quoted(nameOf(item.id))} by ${hand}: ${fields.map(({ path }) => quoted(path)).join(', ')}`,
  )
}

// What the cluster says is data: nothing but plain ASCII, and no start of a command to what reads the log.
const quoted = (text: string): string =>
  JSON.stringify(text)
    .replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '##\\u005b')
