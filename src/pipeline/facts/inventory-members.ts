import { inventoryId, leftOver, membersAmong, readParent, whyNotOurs } from '../../apply/apply.ts'
import type { AppliedRecord, InventoryPlace } from '../../model/inventory.ts'
import type { Manifest } from '../../model/manifest.ts'
import { partOfLabel } from '../../model/membership.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Cluster } from '../../ports/cluster.ts'

/**
 * Everything that was applied to an environment once and lives, whatever is desired now: metadata only. None where nothing was applied yet. Failure
 * 'cluster-refused' where a list cannot be had: nobody knows then.
 */
async function membersOf(place: InventoryPlace, cluster: Cluster): Promise<readonly Manifest[]> {
  const [live] = await cluster.read([{ id: { group: '', kind: 'ConfigMap', ...place }, version: 'v1' }])
  if (live === undefined || whyNotOurs(live, place) !== '') return []
  const { kinds, namespaces } = readParent(live)
  const inventory = inventoryId(place)
  const labelled = await cluster.labelled({ key: partOfLabel, value: inventory }, { kinds, namespaces: [place.namespace, ...namespaces] })
  return membersAmong(labelled, inventory)
}

/** The last apply of an environment that came to its end; undefined where none did. */
export async function recordIn(place: InventoryPlace, cluster: Cluster): Promise<AppliedRecord | undefined> {
  const [live] = await cluster.read([{ id: { group: '', kind: 'ConfigMap', ...place }, version: 'v1' }])
  return live === undefined || whyNotOurs(live, place) !== '' ? undefined : readParent(live).record
}

/** Those of them that are no longer desired. */
export async function leftOverIn({ inventory }: Environment, desired: readonly Manifest[], cluster: Cluster): Promise<readonly Manifest[]> {
  const left = leftOver(await membersOf(inventory, cluster), desired, [])
  // Where two groups serve one kind, an object has two names and one uid: reading what is desired tells.
  return left.length === 0 ? [] : leftOver(left, desired, await cluster.read(desired))
}
