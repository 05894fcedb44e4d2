import type { ToldDrift } from '../../model/drift.ts'
import { nameOf } from '../../model/manifest.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { Ports } from '../../ports/ports.ts'
import { apply, type ApplyOptions } from '../apply.ts'
import { drift } from '../drift.ts'
import type { DriftOptions } from './options.ts'

/**
 * Puts back what drifted, through the same gate as any apply. Who did what is said first: taking a field back by force deletes the trace of who had it, so
 * afterwards nobody could tell.
 */
export async function fixDrift(options: DriftOptions & ApplyOptions, ports: Ports): Promise<Outcome> {
  const seen = await drift(options, ports)
  if (seen.exitCode !== 10) return seen
  for (const line of (seen.drift ?? []).flatMap(handsIn)) ports.terminal.say(line)
  const applied = await apply(options, ports)
  const { drift: found, hiddenDrift, driftHints } = seen
  return {
    ...applied,
    verb: 'drift',
    findings: [...seen.findings, ...applied.findings],
    ...(found === undefined ? {} : { drift: found }),
    ...(hiddenDrift === undefined ? {} : { hiddenDrift }),
    ...(driftHints === undefined ? {} : { driftHints }),
    summary: applied.exitCode === 0 ? `Put back what drifted. ${applied.summary}` : applied.summary,
    timings: { ...seen.timings, ...applied.timings },
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
