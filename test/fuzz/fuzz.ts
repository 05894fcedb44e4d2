import { parseArgs } from 'node:util'
import { buildOracle } from '../oracle/oracle.ts'
import { compare, type Verdict } from './compare.ts'
import { generate } from './generate.ts'
import { layout } from './layout.ts'
import { random } from './random.ts'
import { rows } from './rows.ts'

// As long as wanted: node test/fuzz/fuzz.ts --seed 7 --runs 1000000. A third of the texts are thrown together, a third follow a grammar, a third look like what programs write.
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '100000' } } })
const [seed, runs, batch] = [Number(values.seed), Number(values.runs), 20_000]
const oracle = buildOracle()
const chance = random(seed)
const counts = new Map<string, number>()
const reasons = new Map<string, { count: number; shortest: string }>()

for (let done = 0; done < runs; done += batch) {
  const length = Math.ceil(Math.min(batch, runs - done) / 3)
  const pieces = Array.from({ length }, () => generate(chance).text)
  const streams = Array.from({ length }, () => layout(chance))
  const objects = Array.from({ length }, () => rows(chance))
  for (const verdict of [...compare(pieces, oracle), ...compare([...streams, ...objects], oracle, 'streams')]) tally(verdict)
}
for (const [reason, { count, shortest }] of [...reasons].toSorted((left, right) => right[1].count - left[1].count)) {
  console.log(`${String(count).padStart(7)} ${reason}  ${JSON.stringify(shortest)}`)
}
console.log(`seed ${seed}, ${runs} runs: ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(', ')}`)
process.exitCode = counts.has('differs') || counts.has('unstable') ? 1 : 0

function tally(verdict: Verdict): void {
  counts.set(verdict.kind, (counts.get(verdict.kind) ?? 0) + 1)
  if (!('text' in verdict)) return
  if (verdict.kind === 'differs' || verdict.kind === 'unstable') {
    console.log(`${verdict.kind}: ${JSON.stringify(verdict.text)}\n${verdict.detail}\n`)
    return
  }
  // The lines that Go counts are of no interest here.
  const reason = `${verdict.kind}: ${verdict.detail.replaceAll(/\d+/g, 'N')}`
  const known = reasons.get(reason)
  const shortest = known === undefined || verdict.text.length < known.shortest.length ? verdict.text : known.shortest
  reasons.set(reason, { count: (known?.count ?? 0) + 1, shortest })
}
