import { fromJsonText, listAt, textAt } from '../../src/model/json.ts'
import type { Scratch } from '../cli/workspace.ts'
import type { ApiServer } from '../cluster/api-server.ts'
import { readWrites } from './audit.ts'
import { secretOf } from './content.ts'
import type { History, Run } from './history.ts'
import { idOf, lookAround } from './look-around.ts'
import { isProtected } from './invariants/deletes.ts'
import { applying, edit, giveRights, strike, type Battle } from './nemesis.ts'
import { pointOf, type Edit, type Fault, type Plan } from './plan.ts'
import type { Ended } from './run.ts'
import { openScene, type Scene } from './scene.ts'
import { afterWrites } from './watch-writes.ts'

/** Lives through a plan: two applies with a fault each and edits in between, then a calm one, drift, and one more apply. */
export async function live(server: ApiServer, place: string, plan: Plan): Promise<History> {
  const scene = await openScene(server, place)
  using workspace = scene.workspace
  const runs: Run[] = []
  await giveRights(scene.client)
  if (plan.during.some((fault) => fault?.nemesis === 'new-commit')) await prepareAhead(scene, workspace, plan)
  await scene.commit(plan.first)
  runs.push(...(await disturbed(scene, plan.during[0])))
  await calm(scene)
  const edited: Edit[] = []
  for (const name of plan.between) if (await edit[name](scene)) edited.push(name)
  const oldToken = plan.during[1].nemesis === 'old-token' ? await tokenOf(scene) : ''
  await scene.commit(plan.second)
  runs.push(...(await disturbed(scene, plan.during[1], oldToken)))
  await calm(scene)
  runs.push(await undisturbed(scene, 'apply'))
  await takeAwayProtected(scene)
  runs.push(await undisturbed(scene, 'drift'))
  const converged = await lookAround(scene)
  runs.push(await undisturbed(scene, 'apply'))
  const end = { converged, after: await lookAround(scene) }
  await sweep(scene)
  await scene.network.close()
  const writes = readWrites(server.auditLog).filter(({ received }) => received >= (runs[0]?.from ?? ''))
  return { place, plan, edited, runs, writes, revisions: scene.revisions, secret: secretOf(place), end }
}

/** A commit that somebody pushes while an apply runs. */
async function prepareAhead(scene: Scene, workspace: Scratch, plan: Plan): Promise<void> {
  await scene.commit({ ...plan.second, level: 'ahead' })
  await workspace.git('branch', 'ahead')
}

async function tokenOf(scene: Scene): Promise<string> {
  const { out } = await scene.start('sluice', ['check', '--force-conflicts', '--output', 'json']).ended
  return textAt(fromJsonText(out), 'environments', 0, 'token') ?? ''
}

async function disturbed(scene: Scene, fault: Fault | undefined, oldToken = ''): Promise<readonly Run[]> {
  const before = await scene.head()
  const running = scene.start('sluice', ['apply', ...applying], fault === undefined ? '' : pointOf(fault))
  const rivals: Promise<Ended>[] = []
  if (fault !== undefined) await strikeWithin(fault, { scene, running, rivals, oldToken })
  const first = await running.ended
  const others = await Promise.all(rivals)
  const common = { verb: 'apply', commits: [...new Set([before, await scene.head()])], isDisturbed: fault !== undefined } as const
  return [{ ...first, user: 'sluice', ...common }, ...others.map((ended): Run => ({ ...ended, user: 'rival', ...common, hasOldToken: oldToken !== '' }))]
}

async function strikeWithin({ nemesis, afterWrites: count }: Fault, battle: Battle): Promise<void> {
  await afterWrites(battle.scene.server.auditLog, { user: 'sluice', count, running: battle.running })
  await strike[nemesis](battle)
}

async function undisturbed(scene: Scene, verb: 'apply' | 'drift'): Promise<Run> {
  const ended = await scene.start('sluice', [verb, ...(verb === 'apply' ? applying : ['--output', 'json'])]).ended
  return { ...ended, user: 'sluice', verb, commits: [await scene.head()], isDisturbed: false }
}

/** Faults stop: rights are back, and an operator cuts short how long the lock of a dead run has to be honoured, as nobody wants to wait for it here. */
async function calm({ client }: Scene): Promise<void> {
  await giveRights(client)
  for (const lease of listAt(await client.get('/apis/coordination.k8s.io/v1/leases'), 'items')) {
    const namespace = textAt(lease, 'metadata', 'namespace') ?? ''
    const name = textAt(lease, 'metadata', 'name') ?? ''
    if (namespace.startsWith('kube-') || textAt(lease, 'spec', 'holderIdentity') === '') continue
    await client.patch(
      { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name, namespace }, spec: { leaseDurationSeconds: shortS } },
      'operator',
    )
  }
}

// The shortest that an apply honours.
const shortS = 5

/** What apply never deletes by itself is taken away by somebody who has thought about it. */
async function takeAwayProtected(scene: Scene): Promise<void> {
  const { left } = await lookAround(scene)
  for (const { wanted, live: object } of left) if (object !== undefined && isProtected(wanted)) await scene.client.remove(wanted)
}

/** Leaves the server to the next seed as this one found it, as far as others can see. */
async function sweep({ client, revisions }: Scene): Promise<void> {
  const wide = [...revisions.values()].flat().filter((object) => textAt(object, 'metadata', 'namespace') === undefined)
  for (const object of new Map(wide.map((one) => [idOf(one), one])).values()) await client.remove(object).catch(() => undefined)
}
