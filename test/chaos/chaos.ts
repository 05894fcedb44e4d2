import { parseArgs } from 'node:util'
import { startApiServer } from '../cluster/api-server.ts'
import { judge } from './judge.ts'
import { kept } from './kept.ts'
import { planOf } from './plan.ts'
import { reportOf, tableOf, type Row } from './table.ts'
import { users } from './scene.ts'
import { live } from './story.ts'

/**
 * `npm run chaos -- --seed N [--runs M] [--at K] [--kept]`: lives through M stories from seed N on, and with --kept through those that once broke something, K at a
 * time, each on a real API server, and prints a table.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '1' },
    at: { type: 'string', default: '2' },
    kept: { type: 'boolean', default: false },
  },
})
const [first, runs, atOnce] = [Number(values.seed), Number(values.runs), Number(values.at)]
const drawn = Array.from({ length: runs }, (_none, index) => ({ name: `seed ${first + index}`, plan: planOf(first + index) }))
const all = [...(values.kept ? kept : []), ...drawn].map((story, index) => ({ ...story, index }))
const stories = [...all]
const started = Date.now()
const rows = (await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, workThrough))).flat().toSorted((left, right) => left.index - right.index)
const broken = rows.filter((row) => row.broken.length > 0)
process.stdout.write(`${tableOf(rows)}\n${broken.map(reportOf).join('\n')}`)
process.stdout.write(`${rows.length - broken.length}/${rows.length} stories hold, ${Math.round((Date.now() - started) / 1000)} s\n`)
process.exitCode = broken.length === 0 ? 0 : 1

/** Each worker has a server of its own: one seed's killed server is no other seed's. */
async function workThrough(): Promise<readonly Row[]> {
  const server = await startApiServer({ controllers: true, audited: true, users })
  const done: Row[] = []
  try {
    for (let story = stories.shift(); story !== undefined; story = stories.shift()) {
      const history = await live(server, `chaos-${story.index}`, story.plan)
      done.push({ ...story, history, ...judge(history) })
    }
  } finally {
    await server.stop()
  }
  return done
}
