import { existsSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { main } from '../../src/cli/main.ts'
import { Failure } from '../../src/model/failure.ts'
import { pointOf, type Action } from './point.ts'
import { withFailPoints } from './with-fail-points.ts'

/** The program as it is, but that SLUICE_FAILPOINT names points, with "," between them, at which something happens to it. */
const points = (process.env['SLUICE_FAILPOINT'] ?? '').split(',').filter(Boolean).map(pointOf)
const gate = process.env['SLUICE_FAILPOINT_GATE'] ?? ''

const acts: Readonly<Record<Action, (call: string) => Promise<void>>> = {
  kill: async () => void process.kill(process.pid, 'SIGKILL'),
  fail: async (call) => {
    throw new Failure('cluster-unreachable', `Cannot call ${call}: the point says so`, { hint: 'Leave SLUICE_FAILPOINT out' })
  },
  wait: async () => {
    writeFileSync(`${gate}.reached`, '')
    while (!existsSync(gate)) await sleep(20)
  },
}

await main(process.argv.slice(2), (ports) => withFailPoints(ports, points, ({ action, call }) => acts[action](call)))
