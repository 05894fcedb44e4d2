import { setTimeout as sleep } from 'node:timers/promises'
import { textAt, type JsonObject } from '../../src/model/json.ts'
import type { Client } from '../cluster/client.ts'
import { descendants } from './descendants.ts'
import type { Edit, Nemesis } from './plan.ts'
import type { Ended, Running } from './run.ts'
import type { Scene } from './scene.ts'
import type { Toxic } from './toxics.ts'

/** What a nemesis may reach: the run that it disturbs, and others that it starts. */
export type Battle = {
  readonly scene: Scene
  readonly running: Running
  readonly rivals: Promise<Ended>[]
  /** What check printed before the last commit; '' where it printed none. */
  readonly oldToken: string
}

// The run was started with its fail point.
const atItsPoint = async (): Promise<void> => {}

/** Each does its worst once, and leaves a world that a later apply can put right. */
export const strike: Readonly<Record<Nemesis, (battle: Battle) => Promise<void>>> = {
  'kill-apply': async ({ running }) => endProcess(running.pid, 'SIGKILL'),
  'interrupt-apply': async ({ running }) => endProcess(running.pid, 'SIGTERM'),
  'kill-before-wave': atItsPoint,
  'kill-after-wave': atItsPoint,
  'kill-kubectl': async ({ running }) => {
    while (!running.isOver()) {
      const found = descendants(running.pid, 'kubectl')
      for (const pid of found) endProcess(pid, 'SIGKILL')
      if (found.length > 0) return
      await sleep(2)
    }
  },
  'kill-server': async ({ scene }) => {
    await scene.server.kill()
    await sleep(downMs)
    await scene.server.restart()
  },
  'second-sluice': async ({ scene, rivals }) => void rivals.push(scene.start('rival', ['apply', ...applying]).ended),
  'rights-removed': ({ scene }) => removeRights(scene.client),
  'edit-meanwhile': async ({ scene }) => void (await edit['edit-by-kubectl'](scene)),
  'recreate-meanwhile': async ({ scene }) => void (await edit['recreate'](scene)),
  'kill-etcd': async ({ scene }) => {
    await scene.server.killEtcd()
    await sleep(downMs)
    await scene.server.restartEtcd()
  },
  'slow-network': ({ scene }) => through(scene, { kind: 'latency', ms: 250 }, 5_000),
  'reset-network': ({ scene }) => through(scene, { kind: 'reset' }, 700),
  'cut-answers': ({ scene }) => through(scene, { kind: 'cut', bytes: 4_000 }, 2_000),
  'webhook-flips': ({ scene }) => flipWebhook(scene),
  'old-token': async ({ scene, rivals, oldToken }) => {
    if (oldToken !== '') rivals.push(scene.start('rival', ['apply', '--token', oldToken, '--force-conflicts']).ended)
  },
  'contest-meanwhile': async ({ scene }) => {
    const target = await someMap(scene)
    if (target !== undefined) await whereThere(scene.client.patch({ ...target, data: { a: 'tuned' } }, 'tuner'))
  },
  'step-clock': atItsPoint,
  'new-commit': async ({ scene }) => void (await scene.workspace.git('reset', '-q', '--hard', 'ahead')),
}

/** Flags of an apply that nobody watches. */
export const applying = ['--yes', '--force-conflicts'] as const

// Longer than one request waits for its answer to be sent again, shorter than a lock needs to go stale.
const downMs = 500

/** The network is ill for a while. */
async function through({ network }: Scene, toxic: Toxic, ms: number): Promise<void> {
  network.set(toxic)
  await sleep(ms)
  network.set(undefined)
}

// Some waves go by while nobody answers behind it, and the server takes a moment to hear that it is gone.
const failingMs = 3_000
const heardMs = 1_000

/** A webhook for the ConfigMaps of this place whose server is down, and that is mended by taking it away. */
async function flipWebhook({ client, place }: Scene): Promise<void> {
  const body = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: `flips-${place}` },
    webhooks: [
      {
        name: 'flips.example.com',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        timeoutSeconds: 1,
        clientConfig: { url: 'https://127.0.0.1:1/' },
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': place } },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['configmaps'] }],
      },
    ],
  }
  await client.apply(body, 'somebody')
  await sleep(failingMs)
  await client.remove(body)
  await sleep(heardMs)
}

function endProcess(pid: number, signal: 'SIGKILL' | 'SIGTERM'): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    // It ended by itself meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** What others do to the objects, as the administrator under their field managers; false where there was nothing to do it to. */
export const edit: Readonly<Record<Edit, (scene: Scene) => Promise<boolean>>> = {
  'edit-by-kubectl': async (scene) => {
    const target = await someMap(scene)
    return target !== undefined && whereThere(scene.client.patch({ ...target, data: { a: 'by hand' } }, 'kubectl-edit'))
  },
  'edit-by-controller': ({ client, place }) => {
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'gate', namespace: place, annotations: { [seen]: 'yes' } } }
    return whereThere(client.patch(deployment, 'observer'))
  },
  delete: async (scene) => {
    const target = await someMap(scene)
    return target !== undefined && whereThere(scene.client.remove(target))
  },
  recreate: async (scene) => {
    const target = await someMap(scene)
    if (target === undefined) return false
    await whereThere(scene.client.remove(target))
    await scene.client.apply({ ...target, data: { a: 'by somebody else', stays: 'yes' } }, 'kubectl-create')
    return true
  },
  'foreign-object': async ({ client, place }) => {
    await client.namespace(place)
    await client.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'visitor', namespace: place }, data: visitor }, 'somebody')
    return true
  },
}

export const seen = 'example.com/seen'
export const visitor = { from: 'far away' } as const

/** A ConfigMap of the tree that lives. */
async function someMap({ client, place, revisions, head }: Scene): Promise<JsonObject | undefined> {
  const desired = revisions.get(await head()) ?? []
  for (const object of desired.filter(({ kind }) => kind === 'ConfigMap')) {
    const name = textAt(object, 'metadata', 'name') ?? ''
    const live = await client.get(`/api/v1/namespaces/${place}/configmaps/${name}`).catch(() => undefined)
    if (live !== undefined) return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: place } }
  }
  return undefined
}

/** Another one may have deleted it a moment ago. */
const whereThere = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && error.message.includes('NotFound')) return false
      throw error
    },
  )

const bindings = (['sluice', 'rival'] as const).map((user) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: `chaos-${user}` },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
  subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: user }],
}))

export async function giveRights(client: Client): Promise<void> {
  for (const binding of bindings) await client.apply(binding, 'admin')
}

async function removeRights(client: Client): Promise<void> {
  for (const binding of bindings) await whereThere(client.remove(binding))
}
