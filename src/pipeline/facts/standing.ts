import { prunePlan, type LiveState, type PrunePlan } from '../../apply/apply.ts'
import { findDrift } from '../../drift/drift.ts'
import type { ClusterFacts } from '../../model/facts.ts'
import { keyOf, type Manifest } from '../../model/manifest.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Cluster } from '../../ports/cluster.ts'
import type { RenderedRelease } from '../workspace/rendered-tree.ts'
import { sent } from '../workspace/withheld.ts'
import { leftOverIn } from './inventory-members.ts'
import { liveSecrets } from './live-facts.ts'

/** How it lives, as it was judged, with its Secrets where they were read already; undefined where it was judged by files. */
export type Lived = { readonly cluster: Cluster; readonly facts: ClusterFacts; readonly secrets?: readonly Manifest[] } | undefined

/** How what is to be applied stands in the cluster: an approval covers it, and it says what applying would do. */
export type Standing = {
  readonly state: LiveState
  /** What lives of what is rendered and of what was before, Secrets never. */
  readonly owned: readonly Manifest[]
  /** What is left over of what was applied; undefined where nothing is pruned, so that nobody asked. */
  readonly left: PrunePlan | undefined
}

type Judged = {
  readonly environment: Environment
  readonly releases: readonly RenderedRelease[]
  /** Whether all releases of the environment are among them. */
  readonly isWhole: boolean
}

/** The facts hold no Secret; of those that are sent, who wrote them is part of it all the same. */
export async function standingOf(judged: Judged, { cluster, facts, secrets }: NonNullable<Lived>): Promise<Standing> {
  const rendered = judged.releases.flatMap(({ manifests }) => manifests)
  const desired = sent(rendered)
  const wanted = new Set(desired.map(({ id }) => keyOf(id)))
  const live = [...facts.owned.filter(({ id }) => wanted.has(keyOf(id))), ...(secrets ?? (await liveSecrets(cluster, rendered)))]
  const left = await leftBy(judged, rendered, cluster)
  const state = { cluster: facts.uid, desired, live, drift: findDrift({ desired, live, extra: [] }), deleted: left?.deleted ?? [] }
  return { state, owned: facts.owned, left }
}

/** What an apply that prunes because the environment says so would delete. A flag that says so later is a word of its own. */
async function leftBy({ environment, isWhole }: Judged, desired: readonly Manifest[], cluster: Cluster): Promise<PrunePlan | undefined> {
  if (!environment.prune.isOn || !isWhole) return undefined
  return prunePlan(await leftOverIn(environment, desired, cluster), environment.prune.named)
}
