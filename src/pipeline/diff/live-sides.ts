import { explainDrift } from '../../drift/drift.ts'
import type { Change } from '../../model/change.ts'
import type { Drift } from '../../model/drift.ts'
import { keyOf, type Manifest } from '../../model/manifest.ts'
import { withoutMembership } from '../../model/membership.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Ports } from '../../ports/ports.ts'
import { renderedTree } from '../workspace/rendered-tree.ts'
import { requireRightCluster } from '../facts/right-cluster.ts'
import { sent } from '../workspace/withheld.ts'
import { sourcesIn, told } from '../workspace/sources.ts'
import { meshOf } from './mesh-of.ts'
import { countsOf, type Side } from './side.ts'

/** What applying would do to each live cluster. */
export const liveSides = (root: string, environments: readonly Environment[], ports: Ports): Promise<readonly Side[]> =>
  Promise.all(environments.map((environment) => liveSide(root, environment, ports)))

async function liveSide(root: string, environment: Environment, ports: Ports): Promise<Side> {
  const releases = await renderedTree(root, environment, ports)
  const desired = sent(releases.flatMap((release) => release.manifests))
  const cluster = await ports.cluster(environment.context)
  await requireRightCluster(environment, cluster)
  const live = (await cluster.read(desired)).map(withoutMembership)
  const { drift } = explainDrift({ desired, live, extra: [], rules: environment.driftRules, today: ports.clock.today(), isWhole: false })
  const changes = wouldChange(desired, live, drift)
  const perRelease = releases.map(({ outcome, manifests }) => {
    const own = new Set(manifests.map((manifest) => keyOf(manifest.id)))
    const ofRelease = told(
      changes.filter((change) => own.has(keyOf(change.id))),
      sourcesIn({ environment: environment.name, release: outcome.name }, manifests),
      desired,
    )
    return { outcome: { ...outcome, ...countsOf(ofRelease) }, changes: ofRelease }
  })
  return {
    against: `the live cluster ${environment.context}`,
    changes: perRelease.flatMap((release) => release.changes),
    mesh: meshOf(environment.name, changes, { base: () => live, desired: () => desired }),
    outcomes: [{ name: environment.name, releases: perRelease.map((release) => release.outcome) }],
    definitions: desired,
    notes: [],
    texts: undefined,
  }
}

/** Drift read the other way round. */
function wouldChange(desired: readonly Manifest[], live: readonly Manifest[], drift: readonly Drift[]): readonly Change[] {
  const desiredOf = new Map(desired.map((manifest) => [keyOf(manifest.id), manifest]))
  const liveOf = new Map(live.map((manifest) => [keyOf(manifest.id), manifest]))
  return drift.flatMap((item): readonly Change[] => {
    const after = desiredOf.get(keyOf(item.id))
    const before = liveOf.get(keyOf(item.id))
    if (after === undefined) return []
    if (item.kind === 'missing' || before === undefined) return [{ kind: 'create', id: item.id, after }]
    return item.kind === 'changed' ? [{ kind: 'update', id: item.id, before, after, patch: () => item.patch }] : []
  })
}
