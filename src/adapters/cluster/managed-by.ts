import { listAt, textAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { discover, findResource } from './discovery.ts'
import { inParallel } from './in-parallel.ts'
import { listAll } from './objects.ts'
import type { Server } from './server.ts'

/** Every object of the kinds, in all namespaces, that the manager applied. A kind that is not served has none. */
export async function managedBy(
  server: Server,
  manager: string,
  kinds: readonly { readonly group: string; readonly version: string; readonly kind: string }[],
): Promise<readonly Manifest[]> {
  if (kinds.length === 0) return []
  const discovery = await discover(server)
  const resources = kinds.flatMap((kind) => findResource(discovery, kind) ?? []).filter(({ verbs }) => verbs.includes('list'))
  const found = await inParallel(resources, (resource) => listAll(server, { resource }))
  return found.flat().filter((manifest) => isAppliedBy(manifest, manager))
}

const isAppliedBy = ({ body }: Manifest, manager: string): boolean =>
  listAt(body, 'metadata', 'managedFields').some((entry) => textAt(entry, 'manager') === manager && textAt(entry, 'operation') === 'Apply')
