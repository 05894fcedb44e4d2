import type { Outcome } from '../../src/model/outcome.ts'
import { toldChanges } from '../../src/compare/compare.ts'
import { outcome, update, finding } from '../report/builders.ts'

/** A review of many objects in many releases, every tenth of them with a finding. */
export function large(count: number, linesEach = 12): Outcome {
  const changes = Array.from({ length: count }, (_, index) => {
    const [change] = update('ConfigMap', data(index, 'old', linesEach), data(index, 'new', linesEach))
    if (change === undefined) throw new Error('Two bodies are the same, expected a change')
    const id = { ...change.id, name: `settings-${index}` }
    const source = { environment: 'prod-eu', release: `release-${index % 40}`, file: `rendered/prod-eu/release-${index % 40}/settings-${index}.yaml` }
    const lanes = [index % 3 === 0 ? 'Label' : 'Config'] as const
    const [told] = toldChanges([{ ...change, lanes }], { sourceOf: () => source, definitions: [] })
    if (told === undefined) throw new Error('A change is not told')
    return { ...told, object: { ...told.object, ...id } }
  })
  const findings = changes.filter((_, index) => index % 10 === 1).map(({ object }) => finding({ object, lane: 'Config', severity: 'warn' }))
  return { ...outcome({ verb: 'check', verdict: 'warn', findings, summary: `Ready, with ${findings.length} warnings.` }), changes }
}

const data = (index: number, word: string, lines: number) => ({
  data: Object.fromEntries(
    Array.from({ length: lines }, (_, line) => [`key-${line}`, `${word} value ${index * 31 + line} of a setting that is long enough to be read`]),
  ),
})
