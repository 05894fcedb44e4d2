import { textAt } from '../../model/json.ts'
import { compareText } from '../../model/json.ts'
import type { Manifest, ResourceId } from '../../model/manifest.ts'

/** Where something in the mesh comes from, and what Pilot orders it by. */
export type Origin = {
  readonly id: ResourceId
  readonly name: string
  readonly namespace: string
  /** ISO 8601; '' for what is not in a cluster yet. */
  readonly created: string
}

export const originOf = ({ id, body }: Manifest): Origin => ({
  id,
  name: id.name,
  namespace: namespaceOf(id),
  created: textAt(body, 'metadata', 'creationTimestamp') ?? '',
})

/** A manifest without a namespace goes where its release goes; alone, it is in "default". */
export const namespaceOf = (id: ResourceId): string => (id.namespace === '' ? 'default' : id.namespace)

// What is not created yet will be the youngest.
const orderKey = (created: string): string => (created === '' ? '~' : created)

/** Pilot's order: oldest first, then by name, then by namespace. */
export const byCreation = (left: Origin, right: Origin): number =>
  compareText(orderKey(left.created), orderKey(right.created)) || compareText(left.name, right.name) || compareText(left.namespace, right.namespace)
