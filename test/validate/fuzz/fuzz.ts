import { parseArgs } from 'node:util'
import { startApiServer } from '../../cluster/api-server.ts'
import { random } from '../../fuzz/random.ts'
import { openServer } from './server.ts'
import { tryExpressions } from './try-expressions.ts'
import { tryStructure } from './try-structure.ts'

// As long as wanted, against a real API server: npm run validate:fuzz -- --seed 7 --runs 100000 [--only structures|expressions]
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '2000' }, only: { type: 'string', default: '' } },
})
const [seed, runs, objects] = [Number(values.seed), Number(values.runs), 150]
const chance = random(seed)
const server = await startApiServer()
const { send, serve } = openServer(server.kubeconfig)
const tried = await tryAll().finally(() => server.stop())
console.log(`seed ${seed}, ${tried.done} runs: ${tried.done - tried.different}/${tried.done} agree`)
process.exitCode = tried.different === 0 ? 0 : 1

async function tryAll(): Promise<{ done: number; different: number }> {
  let [done, different] = [0, 0]
  for (let round = 0; done < runs; round += 1) {
    const attempt = values.only === 'expressions' || (values.only === '' && round % 2 === 0) ? tryExpressions : tryStructure
    const { count, differences } = await attempt({ send, serve }, chance, { name: `t${seed}x${round}`, objects })
    for (const one of differences) console.log(`${one}\n`)
    done += count
    different += differences.length
  }
  return { done, different }
}
