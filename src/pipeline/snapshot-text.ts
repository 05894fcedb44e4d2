import { snapshotVersion } from '../config/config.ts'
import { ownedFacts } from '../judge/judge.ts'
import type { ClusterFacts, LiveObjects } from '../model/facts.ts'
import { listAt, toJsonText } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Packing } from '../ports/packing.ts'
import { withConversionOwners, withoutOwners, withOwners } from './recorded-owners.ts'

/** Facts as a snapshot file: what a person wants to know of it first, then the facts, packed. */
export async function snapshotText(environment: string, facts: ClusterFacts, packing: Packing): Promise<string> {
  const { takenAt, kubeVersion, crds, live, owned } = facts
  const about = {
    environment,
    takenAt,
    kubeVersion,
    crds: crds.length,
    customResources: live.reduce((sum, kind) => sum + kind.objects.length, 0),
    owned: ownedFacts(owned).length,
  }
  const packed = await packing.pack(toJsonText(recorded(facts)))
  return `${toJsonText({ schema: snapshotVersion, about, encoding: 'gzip+base64', facts: packed }, 1)}\n`
}

const recorded = ({ takenAt, kubeVersion, uid, served, down, crds, live, owned }: ClusterFacts): unknown => ({
  takenAt,
  kubeVersion,
  uid,
  served: served === 'unknown' ? [] : served,
  down,
  crds: crds.map(withConversionOwners),
  live: live.map((kind) => ({ ...kind, objects: kind.objects.map(withOwners) })),
  owned: ownedFacts(owned),
})

/** A list of custom resources of which only the names and the versions that managers applied at are kept. */
export const namesOnly = (kind: LiveObjects): LiveObjects => ({ ...kind, content: 'names', objects: kind.objects.map(withoutOwners).map(nameOnly) })

function nameOnly({ id, version, body }: Manifest): Manifest {
  const { name, namespace } = id
  const metadata = { name, ...(namespace === '' ? {} : { namespace }), managedFields: listAt(body, 'metadata', 'managedFields') }
  return { id, version, body: { apiVersion: body['apiVersion'] ?? '', kind: id.kind, metadata } }
}
