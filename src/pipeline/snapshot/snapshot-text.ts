import { snapshotVersion } from '../../config/config.ts'
import { ownedFacts } from '../../judge/judge.ts'
import type { ClusterFacts } from '../../model/facts.ts'
import { toJsonText } from '../../model/json.ts'
import type { Packing } from '../../ports/packing.ts'
import type { Recording } from './record-objects.ts'
import { withConversionOwners } from './recorded-owners.ts'

/** Facts as a snapshot file: what a person wants to know of it first, then the facts, packed, and the custom resources, a page a line. */
export async function snapshotText(environment: string, { facts, count, pages }: Recording, packing: Packing): Promise<string> {
  const { takenAt, kubeVersion, crds, owned } = facts
  const about = { environment, takenAt, kubeVersion, crds: crds.length, customResources: count, owned: ownedFacts(owned).length }
  const packed = await packing.pack(toJsonText(recorded(facts)))
  return `${toJsonText({ schema: snapshotVersion, about, encoding: 'gzip+base64', facts: packed, pages }, 1)}\n`
}

const recorded = ({ takenAt, kubeVersion, uid, served, down, crds, live, owned }: ClusterFacts): unknown => ({
  takenAt,
  kubeVersion,
  uid,
  served: served === 'unknown' ? [] : served,
  down,
  crds: crds.map(withConversionOwners),
  live: live.map((kind) => ({ ...kind, objects: [] })),
  owned: ownedFacts(owned),
})
