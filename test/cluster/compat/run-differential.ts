import { parseArgs } from 'node:util'
import { startApiServer } from '../api-server.ts'
import { openAsk } from './ask.ts'
import { differential, type Result } from './differential.ts'

// As long as wanted: npm run compat:differential -- --seed 7 --runs 10000
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, runs: { type: 'string', default: '500' }, at: { type: 'string', default: '6' } },
})
const wanted = { seed: Number(values.seed), runs: Number(values.runs), atOnce: Number(values.at) }
const counts = new Map<Result['kind'], number>()
const server = await startApiServer()
try {
  await differential(openAsk(server.kubeconfig), wanted, (result) => {
    counts.set(result.kind, (counts.get(result.kind) ?? 0) + 1)
    if (result.kind === 'missed' || result.kind === 'false alarm')
      console.log([`${result.kind}: ${result.name}`, ...result.broken.slice(0, 4), ...result.blocking].join('\n  '))
  })
} finally {
  await server.stop()
}
console.log(`seed ${wanted.seed}, ${wanted.runs} runs: ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(', ')}`)
process.exitCode = counts.has('missed') || counts.has('false alarm') ? 1 : 0
