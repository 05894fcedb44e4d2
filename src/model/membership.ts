import { isObject, listAt, objectAt, type Json, type JsonObject } from './json.ts'
import type { Manifest } from './manifest.ts'

/** The label by which an object says to which inventory it belongs: https://kep.k8s.io/3659 */
export const partOfLabel = 'applyset.kubernetes.io/part-of'

/** Where it stands, as differences point to it. */
export const partOfPointer = `/metadata/labels/${partOfLabel.replace('/', '~1')}`

/** A manifest as a member of an inventory. */
export function asMember(manifest: Manifest, inventory: string): Manifest {
  const metadata = objectAt(manifest.body, 'metadata')
  const labels = { ...objectAt(metadata, 'labels'), [partOfLabel]: inventory }
  return { ...manifest, body: { ...manifest.body, metadata: { ...metadata, labels } } }
}

/** A live object without its membership, and without the trace of it in managedFields: what is committed says nothing of either. */
export function withoutMembership(live: Manifest): Manifest {
  const metadata = objectAt(live.body, 'metadata')
  const { [partOfLabel]: _inventory, ...labels } = objectAt(metadata, 'labels')
  const { labels: _labels, ...rest } = metadata
  const managed = listAt(metadata, 'managedFields')
  const kept: JsonObject = {
    ...rest,
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
    ...(managed.length === 0 ? {} : { managedFields: managed.map(withoutTrace) }),
  }
  return { ...live, body: { ...live.body, metadata: kept } }
}

const trace = ['f:metadata', 'f:labels', `f:${partOfLabel}`]

function withoutTrace(entry: Json): Json {
  return isObject(entry) ? { ...entry, fieldsV1: without(objectAt(entry, 'fieldsV1'), trace) } : entry
}

/** A node that would end up empty goes too: an empty node owns all that is below it. */
function without(fields: JsonObject, [step = '', ...further]: readonly string[]): JsonObject {
  const below = fields[step]
  if (!isObject(below)) return fields
  const { [step]: _below, ...others } = fields
  if (further.length === 0) return others
  const left = without(below, further)
  const isEmpty = Object.keys(left).every((key) => key === '.')
  return isEmpty ? others : { ...others, [step]: left }
}
