import { idLabel, inventoryId, strangers } from '../../apply/apply.ts'
import { anotherInventory } from '../../gate/gate.ts'
import type { Finding } from '../../model/finding.ts'
import { keyOf, shortName, type Manifest } from '../../model/manifest.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Cluster } from '../../ports/cluster.ts'

type Lives = { readonly desired: readonly Manifest[]; readonly live: readonly Manifest[] }

/**
 * Desired objects that belong to an inventory of somebody else which lives. One request, and only where there are such objects: an inventory that is gone owns
 * nothing any more, which is how one gets another name.
 */
export async function otherInventories({ inventory }: Environment, { desired, live }: Lives, cluster: Cluster): Promise<readonly Finding[]> {
  const wanted = new Set(desired.map(({ id }) => keyOf(id)))
  const found = strangers(
    live.filter(({ id }) => wanted.has(keyOf(id))),
    inventoryId(inventory),
  )
  const ids = [...new Set(found.map((one) => one.inventory))]
  const parents = new Map(await Promise.all(ids.map(async (id) => [id, await parentOf(id, inventory.namespace, cluster)] as const)))
  return found.flatMap(({ manifest, inventory: id }) => {
    const parent = parents.get(id)
    return parent === undefined ? [] : [anotherInventory(manifest, shortName(parent.id))]
  })
}

async function parentOf(id: string, namespace: string, cluster: Cluster): Promise<Manifest | undefined> {
  const [parent] = await cluster.labelled({ key: idLabel, value: id }, { kinds: [{ group: '', kind: 'ConfigMap' }], namespaces: [namespace] })
  return parent
}
