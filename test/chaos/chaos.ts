import { parseArgs } from 'node:util'
import { startApiServer } from '../cluster/api-server.ts'
import { judge } from './judge.ts'
import { planOf } from './plan.ts'
import { reportOf, rowOf, tableOf, type Row } from './table.ts'
import { users } from './scene.ts'
import { live } from './story.ts'

/** `npm run chaos -- --seed N [--runs M] [--at K]`: lives through M stories from seed N on, K at a time, each on a real API server, and prints a table. */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '1' }, at: { type: 'string', default: '2' } },
})
const [first, runs, atOnce] = [Number(values.seed), Number(values.runs), Number(values.at)]
const seeds = Array.from({ length: runs }, (_none, index) => first + index)
const started = Date.now()
const rows = (await Promise.all(Array.from({ length: Math.min(atOnce, runs) }, workThrough))).flat().toSorted((left, right) => left.seed - right.seed)
const broken = rows.filter((row) => row.broken.length > 0)
process.stdout.write(`${tableOf(rows)}\n${broken.map(reportOf).join('\n')}`)
process.stdout.write(`${rows.length - broken.length}/${rows.length} seeds hold, ${Math.round((Date.now() - started) / 1000)} s\n`)
process.exitCode = broken.length === 0 ? 0 : 1

/** Each worker has a server of its own: one seed's killed server is no other seed's. */
async function workThrough(): Promise<readonly Row[]> {
  const server = await startApiServer({ controllers: true, audited: true, users })
  const done: Row[] = []
  try {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const history = await live(server, `chaos-${seed}`, planOf(seed))
      done.push(rowOf(seed, history, judge(history)))
    }
  } finally {
    await server.stop()
  }
  return done
}
