import { keyOf, type Manifest, type ResourceId } from '../model/manifest.ts'
import type { Question } from './question.ts'

/** One object as it is and as it will be. */
export type Pair = {
  readonly before: Manifest
  readonly after: Manifest
  /** Whether `before` is what lives, with all that the API server filled in, or what was committed. */
  readonly isLive: boolean
  /** What the base held of it: that was reviewed. */
  readonly committed: Manifest | undefined
}

/** A question with its objects sorted by what becomes of them, so that no rule has to look for that again. */
export type Scene = Question & {
  /** Desired objects that exist already. */
  readonly pairs: readonly Pair[]
  /** The same, for fields that are fixed at creation: a snapshot holds those of live objects, and nothing else of them. */
  readonly fixed: readonly Pair[]
  /** Desired objects that are in no base and not known to live. */
  readonly created: readonly Manifest[]
  /** Objects of the base that are no longer desired. That something lives is no proof that it is ours to delete. */
  readonly deleted: readonly Manifest[]
}

export function sceneOf(question: Question): Scene {
  const { base, desired, cluster } = question
  const committed = new Map(base.map((manifest) => [storageKey(manifest.id), manifest]))
  const live = new Map(
    [...cluster.owned, ...cluster.crds, ...cluster.live.flatMap((list) => list.objects)].map((manifest) => [storageKey(manifest.id), manifest]),
  )
  const wanted = new Set(desired.map((manifest) => storageKey(manifest.id)))
  const pairs = desired.flatMap((after): readonly Pair[] => {
    const [alive, before] = [live.get(storageKey(after.id)), committed.get(storageKey(after.id))]
    if (alive !== undefined) return [{ before: alive, after, isLive: true, committed: before }]
    return before === undefined ? [] : [{ before, after, isLive: false, committed: before }]
  })
  return {
    ...question,
    pairs,
    fixed: fixedPairs(pairs, cluster.owned),
    created: desired.filter((manifest) => !committed.has(storageKey(manifest.id)) && !live.has(storageKey(manifest.id))),
    deleted: [...committed.values()].filter((manifest) => !wanted.has(storageKey(manifest.id))),
  }
}

function fixedPairs(pairs: readonly Pair[], recorded: readonly Manifest[]): readonly Pair[] {
  const owned = new Map(recorded.map((manifest) => [storageKey(manifest.id), manifest]))
  return pairs.map((pair) => {
    const before = owned.get(storageKey(pair.after.id))
    return before === undefined ? pair : { ...pair, before, isLive: true }
  })
}

// Kinds that Kubernetes moved to another group while their objects stayed where they are stored: old group → kinds → new group.
const moved: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': { Event: 'events.k8s.io' },
  extensions: {
    DaemonSet: 'apps',
    Deployment: 'apps',
    Ingress: 'networking.k8s.io',
    NetworkPolicy: 'networking.k8s.io',
    PodSecurityPolicy: 'policy',
    ReplicaSet: 'apps',
  },
}

/** What makes an object the same one in storage: its identity, with groups that share it under one name. */
const storageKey = (id: ResourceId): string => keyOf({ ...id, group: moved[id.group]?.[id.kind] ?? id.group })
