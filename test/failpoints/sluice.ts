import { existsSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { main } from '../../src/cli/main.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { pointOf, type Action } from './point.ts'
import { withFailPoints } from './with-fail-points.ts'

/** The program as it is, but that SLUICE_FAILPOINT names points, with "," between them, at which something happens to it. */
const points = (process.env['SLUICE_FAILPOINT'] ?? '').split(',').filter(Boolean).map(pointOf)
const gate = process.env['SLUICE_FAILPOINT_GATE'] ?? ''

const hourMs = 3_600_000
const step = { ms: 0 }

const acts: Readonly<Record<Action, (call: string) => Promise<void>>> = {
  kill: async () => void process.kill(process.pid, 'SIGKILL'),
  fail: async (call) => {
    throw new Failure('cluster-unreachable', `Cannot call ${call}: the point says so`, { hint: 'Leave SLUICE_FAILPOINT out' })
  },
  wait: async () => {
    writeFileSync(`${gate}.reached`, '')
    while (!existsSync(gate)) await sleep(20)
  },
  'clock-forward': async () => void (step.ms += hourMs),
  'clock-back': async () => void (step.ms -= hourMs),
}

await main(process.argv.slice(2), (ports) => withFailPoints({ ...ports, clock: stepped(ports.clock) }, points, ({ action, call }) => acts[action](call)))

/** A clock that can be set. The timer, which only passes, goes on as it was. */
function stepped(clock: Clock): Clock {
  const now = (): number => clock.now() + step.ms
  const time = (): string => new Date(now()).toISOString()
  return { now, time, today: () => time().slice(0, 10), since: (text) => now() - Date.parse(text) }
}
