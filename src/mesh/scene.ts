import { compareIds, keyOf, type Manifest } from '../model/manifest.ts'
import { istioMinor } from './istio-version.ts'
import { newestMinor, profileOf } from './profile.ts'
import { refusedBecause } from './refused.ts'
import { registryOf, type Registry } from './registry/registry.ts'
import { isMeshed } from './has-mesh.ts'
import { noReview, reviewOf } from './review.ts'
import type { Impact } from './impact/impact.ts'
import type { Traffic } from './traffic/traffic.ts'

/** One state of the manifests, indexed once for every rule. */
export type MeshState = {
  readonly manifests: readonly Manifest[]
  /** The same by `keyOf` their id. */
  readonly byKey: ReadonlyMap<string, Manifest>
  /** By "group/kind", in the order of their ids. */
  readonly kinds: ReadonlyMap<string, readonly Manifest[]>
  /** What Pilot knows: services, rules, routes, gateways, workloads. */
  readonly registry: Registry
  /** Where every class of proxies sends. */
  readonly traffic: Traffic
}

/** A change as rules of the mesh look at it. */
export type MeshScene = {
  readonly before: MeshState
  readonly after: MeshState
  /** What the change does to proxies. */
  readonly impact: Impact
}

export function sceneOf(base: readonly Manifest[], desired: readonly Manifest[]): MeshScene {
  const [before, after] = [inOrder(base), inOrder(desired)]
  const registries = { before: meshOf(before), after: meshOf(after) }
  const { traffic, impact } = isMeshed(before, after) ? reviewOf(registries) : noReview
  return {
    before: stateOf(before, { registry: registries.before, traffic: traffic.before }),
    after: stateOf(after, { registry: registries.after, traffic: traffic.after }),
    impact,
  }
}

/** Where age and name do not decide, Pilot draws; here the order of files must not. */
export const inOrder = (manifests: readonly Manifest[]): readonly Manifest[] => manifests.toSorted((left, right) => compareIds(left.id, right.id))

function stateOf(manifests: readonly Manifest[], predicted: Pick<MeshState, 'registry' | 'traffic'>): MeshState {
  return {
    manifests,
    byKey: new Map(manifests.map((manifest) => [keyOf(manifest.id), manifest])),
    kinds: Map.groupBy(manifests, ({ id }) => `${id.group}/${id.kind}`),
    ...predicted,
  }
}

/** Manifests, desired or live → what Pilot knows, in the version of the istiod that is among them; what it would refuse is left out. */
export const meshOf = (manifests: readonly Manifest[]): Registry =>
  registryOf(
    manifests.filter((manifest) => refusedBecause(manifest) === ''),
    profileOf(istioMinor(manifests) ?? newestMinor),
  )
