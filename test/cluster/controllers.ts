import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { at, listAt, textAt } from '../../src/model/json.ts'
import type { Household } from './child.ts'
import type { Client } from './client.ts'
import { controllerManagerArgs, kwokArgs, schedulerArgs } from './server-args.ts'

const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'kwok', labels: { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' } } }

// Seconds on a quiet machine; the limit only ends what hangs.
const limitMs = 120_000

/** Starts what makes workloads ready, and waits until its one node is. */
export async function startControllers(household: Household, programs: string, client: Client): Promise<void> {
  const { folder } = household
  const started = [
    household.start(join(programs, 'kube-controller-manager'), controllerManagerArgs(folder)),
    household.start(join(programs, 'kube-scheduler'), schedulerArgs(folder)),
    household.start(join(programs, 'kwok'), kwokArgs(folder)),
  ]
  await client.apply(node, 'test')
  const deadline = Date.now() + limitMs
  while (!(await isReady(client))) {
    const ended = started.find((child) => !child.isRunning())
    if (ended === undefined && Date.now() < deadline) await sleep(100)
    else {
      const said = started.map((child) => child.said()).join('\n')
      await household.end()
      throw new Error(`The node does not become ready: ${said}`)
    }
  }
}

/** A node that the node controller has not yet seen ready keeps a taint, and no pod is put on it. */
async function isReady(client: Client): Promise<boolean> {
  const live = await client.get('/api/v1/nodes/kwok')
  const hasReady = listAt(live, 'status', 'conditions').some((one) => textAt(one, 'type') === 'Ready' && textAt(one, 'status') === 'True')
  return hasReady && at(live, 'spec', 'taints') === undefined
}
