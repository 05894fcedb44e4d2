import type { Drift, DriftField } from '../../model/drift.ts'
import { isList, isObject, textAt, type Json } from '../../model/json.ts'
import { isDefinition, keyOf, nameOf, shortName, type Manifest, type ResourceId } from '../../model/manifest.ts'
import { isSecret } from '../../model/withheld.ts'
import { canonicalText } from './canonical.ts'
import type { TokenRow } from './row.ts'

/** The part of a cluster on which the plan depends. */
export type LiveState = {
  /** uid of the namespace kube-system. */
  readonly cluster: string
  /** What is sent. */
  readonly desired: readonly Manifest[]
  readonly live: readonly Manifest[]
  /** Where live differs in what desired sets or removes; everywhere else it is as desired says, which the bytes hold. */
  readonly drift: readonly Drift[]
  /** What is rendered no more and would be deleted. */
  readonly deleted: readonly Manifest[]
}

export function liveRows({ cluster, desired, live, drift, deleted }: LiveState): readonly TokenRow[] {
  const liveOf = new Map(live.map((manifest) => [keyOf(manifest.id), manifest]))
  return [
    { part: 'cluster', place: 'uid of kube-system', value: cluster },
    ...desired.map(({ id }) => identityRow(id, liveOf.get(keyOf(id)))),
    ...deleted.map((manifest) => identityRow(manifest.id, manifest)),
    ...drift.flatMap(fieldRows),
    ...desired.filter(({ id }) => isDefinition(id)).flatMap(({ id }) => definitionRows(id, liveOf.get(keyOf(id)))),
  ]
}

/** Two groups can have a kind of one name. */
const fullName = (id: ResourceId): string => (id.group === '' ? nameOf(id) : `${id.kind}.${id.group} ${shortName(id)}`)

const rowAt = (id: ResourceId, path: string, value: string): TokenRow => ({
  part: 'live',
  place: path === '' ? fullName(id) : `${fullName(id)}: ${path}`,
  value,
})

/** An object that was deleted and made again is another one. */
const identityRow = (id: ResourceId, live: Manifest | undefined): TokenRow => rowAt(id, '', live === undefined ? 'absent' : uidOf(live))

const uidOf = ({ body }: Manifest): string => textAt(body, 'metadata', 'uid') ?? ''

function fieldRows(drift: Drift): readonly TokenRow[] {
  if (drift.kind !== 'changed') return []
  const fields = isDefinition(drift.id) ? drift.fields.filter(({ pointer }) => !pointer.startsWith('/spec/')) : drift.fields
  return fields.map((field) => rowAt(drift.id, field.path, valueOf(drift.id, field)))
}

/** Of a Secret only who wrote last and when: a digest of a value that can be guessed gives it away. */
const valueOf = (id: ResourceId, { live, manager, operation, time }: DriftField): string =>
  isSecret(id) ? canonicalText([live === undefined, manager, operation, time]) : textOf(live)

const textOf = (value: Json | undefined): string => (value === undefined ? 'absent' : canonicalText(value))

/** All that a CRD says, since what was judged safe depends on it: also what nobody here desires. */
export function definitionRows(id: ResourceId, live: Manifest | undefined): readonly TokenRow[] {
  if (live === undefined) return []
  const { spec, status } = live.body
  const stored = isObject(status) ? status['storedVersions'] : undefined
  const { versions, ...rest } = isObject(spec) ? spec : {}
  const ofVersions = isList(versions) ? versions.map((version, index) => rowAt(id, `spec.versions[${textAt(version, 'name') ?? index}]`, textOf(version))) : []
  const others = Object.entries(rest).map(([key, value]) => rowAt(id, `spec.${key}`, textOf(value)))
  return [...ofVersions, ...others, rowAt(id, 'status.storedVersions', textOf(stored))]
}
