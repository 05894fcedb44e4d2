import type { JsonObject } from '../../../src/model/json.ts'
import type { Random } from '../../fuzz/random.ts'
import { crdOf, group, namesOf, objectsOf, servedVersions, type Trial, versionOf } from './trial.ts'

const spec = (properties: JsonObject): JsonObject => ({ spec: { type: 'object', properties } })
const text: JsonObject = { type: 'string' }
const count: JsonObject = { type: 'integer' }

const properties: JsonObject = {
  ...spec({ a: text, mode: text, replicas: count, parts: { type: 'integer' } }),
  status: { type: 'object', properties: { phase: text, replicas: count, parts: count, selector: text } },
}
const scale = { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.selector' }
const subresources = { status: {}, scale }
const rich = { subresources, selectableFields: [{ jsonPath: '.spec.mode' }, { jsonPath: '.spec.a' }] }
const column = (name: string, jsonPath = '.spec.a'): JsonObject => ({ name, type: 'string', jsonPath })
// No webhook answers, before or after, so that what moves from one to another shows nothing.
const nowhere = { url: 'https://127.0.0.1:1/convert' }
const webhook = (clientConfig: JsonObject = nowhere, versions: readonly string[] = ['v1']): JsonObject => ({
  conversion: { strategy: 'Webhook', webhook: { clientConfig, conversionReviewVersions: versions } },
})

const v = (name: string, rest: JsonObject = {}, other: JsonObject = properties): JsonObject => versionOf(name, other, { ...rich, ...rest })
// Versions with different schemas must not select by the very same fields: the API server refuses that.
const fewer = [{ jsonPath: '.spec.mode' }]

const one = (rest: JsonObject = {}): JsonObject => ({ versions: [v('v1', rest)] })
const unstored = { storage: false }
const two = (first: JsonObject = {}, second: JsonObject = unstored, other: JsonObject = properties): JsonObject => ({
  versions: [v('v1', first), v('v2', { ...(other === properties ? {} : { selectableFields: fewer }), ...second }, other)],
})
const narrower: JsonObject = { ...properties, ...spec({ mode: text, replicas: count, parts: count }) }
const wider: JsonObject = { ...properties, ...spec({ a: text, mode: text, replicas: count, parts: count, more: text }) }
const names = (id: string, rest: JsonObject): JsonObject => {
  const { kind, plural } = namesOf(id)
  return { names: { kind, plural, listKind: `${kind}List`, singular: kind.toLowerCase(), shortNames: [`s${id}`], categories: ['all'], ...rest } }
}

type Row = { readonly name: string; readonly from: (id: string) => JsonObject; readonly to: (id: string) => JsonObject | undefined; readonly isOneWay?: true }

const row = (name: string, from: JsonObject, to: JsonObject | undefined): Row => ({ name, from: () => from, to: () => to })
const renamed = (name: string, rest: JsonObject): Row => ({
  name,
  from: (id) => ({ ...one(), ...names(id, {}) }),
  to: (id) => ({ ...one(), ...names(id, rest) }),
})

/** Changes outside the schema of a field; each is tried in both directions, unless it goes one way only. */
const rows: readonly Row[] = [
  renamed('kind', { kind: 'TOther' }),
  renamed('list kind', { listKind: 'TOtherList' }),
  renamed('singular', { singular: 'other' }),
  renamed('short names', { shortNames: [] }),
  renamed('categories', { categories: [] }),
  row('scope', one(), { ...one(), scope: 'Cluster' }),
  row('group', one(), { ...one(), group: `other.${group}` }),
  row('status subresource', one(), one({ subresources: { scale } })),
  row('scale subresource', one(), one({ subresources: { status: {} } })),
  row('scale spec path', one(), one({ subresources: { status: {}, scale: { ...scale, specReplicasPath: '.spec.parts' } } })),
  row('scale status path', one(), one({ subresources: { status: {}, scale: { ...scale, statusReplicasPath: '.status.parts' } } })),
  row(
    'scale selector path',
    one(),
    one({ subresources: { status: {}, scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' } } }),
  ),
  row('selectable field', one(), one({ selectableFields: [{ jsonPath: '.spec.mode' }] })),
  row('selectable fields', one(), one({ selectableFields: [] })),
  row('columns', one({ additionalPrinterColumns: [column('A')] }), one({ additionalPrinterColumns: [column('A'), column('B', '.spec.mode')] })),
  row('column path', one({ additionalPrinterColumns: [column('A')] }), one({ additionalPrinterColumns: [column('A', '.spec.mode')] })),
  row('column words', one({ additionalPrinterColumns: [column('A')] }), one({ additionalPrinterColumns: [{ ...column('A'), description: 'd', priority: 1 }] })),
  row('deprecated', two(), two({}, { ...unstored, deprecated: true, deprecationWarning: 'go' })),
  row('deprecation warning', two({}, { ...unstored, deprecated: true }), two({}, { ...unstored, deprecated: true, deprecationWarning: 'go' })),
  row('a version', one(), two()),
  row('a version with more', one(), two({}, unstored, wider)),
  row('a version with less', one(), two({}, unstored, narrower)),
  row('the same selectable fields in versions that differ', two({ selectableFields: [] }, unstored, wider), two({ selectableFields: fewer }, unstored, wider)),
  row(
    'a selectable field without a schema',
    one(),
    one({ selectableFields: [{ jsonPath: '.spec.mode' }, { jsonPath: '.spec.a' }, { jsonPath: '.spec.none' }] }),
  ),
  // Backwards only live objects can tell: those that were applied at the version while it was served.
  { ...row('an unserved version with less', one(), two({}, { ...unstored, served: false }, narrower)), isOneWay: true },
  row('served of a version with less', two({}, unstored, narrower), two({}, { ...unstored, served: false }, narrower)),
  row('served', two(), two({}, { ...unstored, served: false })),
  row('served of the stored version', two(), two({ served: false })),
  row('served of all', one(), one({ served: false })),
  row('storage', two(), two(unstored, { storage: true })),
  row('storage in one step', one(), { versions: [v('v2')] }),
  row('a new storage version beside the old', one(), two(unstored, { storage: true })),
  row('order of versions', two(), { versions: [v('v2', unstored), v('v1')] }),
  row('webhook', two(), { ...two(), ...webhook() }),
  row('webhook with versions that differ', two({}, unstored, narrower), { ...two({}, unstored, narrower), ...webhook() }),
  row('webhook with one version', one(), { ...one(), ...webhook() }),
  row('webhook reviews', { ...two(), ...webhook() }, { ...two(), ...webhook(nowhere, ['v1', 'v1beta1']) }),
  row('preserveUnknownFields', one(), { ...one(), preserveUnknownFields: true }),
  row('the CRD', one(), undefined),
  row('nothing', one(), one()),
]

/** A change of a CRD outside its fields, or the same backwards. */
export function crdTrial(id: string, chance: Random): Trial {
  const { name, from, to, isOneWay = false } = chance.pick(rows)
  const isBackwards = !isOneWay && chance.below(2) === 0 && to(id) !== undefined
  const [old, now] = isBackwards ? [to(id) ?? {}, from(id)] : [from(id), to(id)]
  const before = crdOf(id, old)
  return { name: isBackwards ? `${name}, backwards` : name, before, after: now && crdOf(id, now), objects: manifestsOf(before) }
}

const bodies: readonly JsonObject[] = [
  { spec: { a: 'x', mode: 'm', replicas: 2, parts: 3 }, status: { phase: 'p', replicas: 2, parts: 3, selector: 'a=b' } },
  { spec: {} },
]

const manifestsOf = (crd: JsonObject): readonly JsonObject[] => servedVersions(crd).flatMap((version) => objectsOf(crd, version, bodies))
