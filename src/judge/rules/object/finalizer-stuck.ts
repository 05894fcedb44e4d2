import { type Manifest, keyOf, nameOf, refOf } from '../../../model/manifest.ts'
import type { QuestionRule } from '../../rule.ts'
import type { Scene } from '../../scene.ts'
import { listed } from '../../show.ts'
import { textsAt } from '../../texts-at.ts'

/** An object with a finalizer goes in the same change as workloads: the one who would take the finalizer away may be gone first. */
export const finalizerStuck: QuestionRule = {
  id: 'object/finalizer-stuck',
  why: 'An object with a finalizer stays Terminating until somebody takes the finalizer away, and its namespace with it',
  lane: 'Data loss',
  judge: (scene) => {
    const leaving = scene.deleted.filter(({ id }) => workloads.has(id.kind))
    if (leaving.length === 0) return []
    const live = liveByKey(scene)
    return scene.deleted.flatMap((manifest) => {
      const finalizers = textsAt((live.get(keyOf(manifest.id)) ?? manifest).body, 'metadata', 'finalizers').filter((name) => !isOwn(name))
      if (finalizers.length === 0) return []
      return [
        {
          object: refOf(manifest),
          severity: 'block',
          effect: 'updates-fail',
          path: 'metadata.finalizers',
          message: `${nameOf(manifest.id)} waits for ${listed(finalizers)} when it is deleted, and ${listed(leaving.slice(0, 3).map(({ id }) => nameOf(id)))} may be what takes that away`,
          change: 'present → absent',
          hits: [],
          action: 'Delete the object in one release, wait until it is gone, and take its controller away in the next',
        },
      ]
    })
  },
}

const workloads: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'StatefulSet'])

// Those of Kubernetes are taken away by Kubernetes.
const isOwn = (finalizer: string): boolean => /^(?:foregroundDeletion|orphan|kubernetes|(?:[\w-]+\.)*kubernetes\.io\/.*)$/.test(finalizer)

const liveByKey = ({ cluster }: Scene): ReadonlyMap<string, Manifest> =>
  new Map([...cluster.owned, ...cluster.crds, ...cluster.live.flatMap((list) => list.objects)].map((manifest) => [keyOf(manifest.id), manifest]))
