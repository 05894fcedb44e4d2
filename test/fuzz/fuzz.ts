import { parseArgs } from 'node:util'
import { buildOracle } from '../oracle/oracle.ts'
import { compare, type Verdict } from './compare.ts'
import { generate } from './generate.ts'
import { random } from './random.ts'

// As long as wanted: node test/fuzz/fuzz.ts --seed 7 --runs 1000000
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '100000' } } })
const [seed, runs, batch] = [Number(values.seed), Number(values.runs), 20_000]
const oracle = buildOracle()
const chance = random(seed)
const counts = new Map<string, number>()
const reasons = new Map<string, { count: number; shortest: string }>()

for (let done = 0; done < runs; done += batch) {
  const cases = Array.from({ length: Math.min(batch, runs - done) }, () => generate(chance))
  for (const verdict of compare(cases, oracle)) tally(verdict)
}
for (const [reason, { count, shortest }] of [...reasons].toSorted((left, right) => right[1].count - left[1].count)) {
  console.log(`refused ${String(count).padStart(7)}  ${reason}  ${JSON.stringify(shortest)}`)
}
console.log(`seed ${seed}, ${runs} runs: ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(', ')}`)
process.exitCode = counts.has('differs') || counts.has('unstable') ? 1 : 0

function tally(verdict: Verdict): void {
  counts.set(verdict.kind, (counts.get(verdict.kind) ?? 0) + 1)
  if (!('text' in verdict)) return
  if (verdict.kind !== 'refused') console.log(`${verdict.kind}: ${JSON.stringify(verdict.text)}\n${verdict.detail}\n`)
  const known = reasons.get(verdict.detail)
  if (verdict.kind !== 'refused') return
  const shortest = known === undefined || verdict.text.length < known.shortest.length ? verdict.text : known.shortest
  reasons.set(verdict.detail, { count: (known?.count ?? 0) + 1, shortest })
}
