import { at, isList, isObject, isSame, listAt, objectAt, textAt, type Json, type JsonObject } from '../model/json.ts'
import { apiVersionOf, type Manifest } from '../model/manifest.ts'

/** A node of the server's own OpenAPI v3, and the components that its references lead to. */
export type Schema = {
  readonly node: JsonObject
  /** The component's name, such as "io.k8s.apimachinery.pkg.api.resource.Quantity"; '' for a node of no name. */
  readonly type: string
  readonly components: JsonObject
}

/** The schema of an object's kind at its version; undefined where the server gave none. */
export type SchemaOf = (manifest: Manifest) => Schema | undefined

/** OpenAPI v3 documents by apiVersion → the schema of each kind in them. */
export function readSchemas(documents: ReadonlyMap<string, Json>): SchemaOf {
  const roots = new Map([...documents].flatMap(([apiVersion, document]) => rootsIn(apiVersion, document)))
  return ({ id, version }) => roots.get(`${apiVersionOf(id.group, version)}/${id.kind}`)
}

function rootsIn(apiVersion: string, document: Json): readonly (readonly [string, Schema])[] {
  const components = objectAt(document, 'components', 'schemas')
  return Object.entries(components).flatMap(([type, node]) =>
    isObject(node) ? kindsOf(node, apiVersion).map((kind) => [`${apiVersion}/${kind}`, { node, type, components }] as const) : [],
  )
}

const kindsOf = (node: JsonObject, apiVersion: string): readonly string[] =>
  listAt(node, 'x-kubernetes-group-version-kind')
    .filter((name) => apiVersionOf(textAt(name, 'group') ?? '', textAt(name, 'version') ?? '') === apiVersion)
    .map((name) => textAt(name, 'kind') ?? '')

/** The schema of a key: of the property, else of any key of a map. */
export function schemaOfKey(schema: Schema | undefined, key: string): Schema | undefined {
  if (schema === undefined) return undefined
  return resolved(schema, at(schema.node, 'properties', key) ?? at(schema.node, 'additionalProperties'))
}

export const schemaOfItem = (schema: Schema | undefined): Schema | undefined => (schema === undefined ? undefined : resolved(schema, at(schema.node, 'items')))

/** References followed, also one that stands alone in an "allOf" beside a default. */
function resolved({ components }: Schema, node: Json | undefined): Schema | undefined {
  if (!isObject(node)) return undefined
  const [only, ...others] = listAt(node, 'allOf')
  const reference = textAt(node, '$ref') ?? (others.length === 0 ? textAt(only, '$ref') : undefined)
  const type = reference?.split('/').at(-1) ?? ''
  const { allOf: _allOf, $ref: _ref, ...beside } = node
  return type === '' ? { node, type, components } : { node: { ...objectAt(components, type), ...beside }, type, components }
}

/** Whether the node is a struct: it names its keys. A map has keys of the user's. */
export const isStruct = ({ node }: Schema): boolean => isObject(node['properties'])

export const isMap = ({ node }: Schema): boolean => node['additionalProperties'] !== undefined && !isObject(node['properties'])

export const isNullable = ({ node }: Schema): boolean => node['nullable'] === true

/** Whether the server treats the node as one value; 'unknown' where the schema leaves it open. */
export function isWhole({ node, type }: Schema): boolean | 'unknown' {
  if (/\.(Quantity|IntOrString|Time|MicroTime)$/.test(type)) return true
  if (node['x-kubernetes-int-or-string'] === true) return true
  if (node['type'] === 'array') return !['map', 'set'].includes(textAt(node, 'x-kubernetes-list-type') ?? '')
  if (node['type'] === 'object') return node['x-kubernetes-map-type'] === 'atomic'
  return typeof node['type'] === 'string' ? true : 'unknown'
}

/** What the server puts where an object says nothing, the defaults of its parts filled in; undefined for nothing. */
function defaultOf(schema: Schema): Json | undefined {
  const { default: given } = schema.node
  return given === undefined ? undefined : filled(given, schema)
}

function filled(value: Json, schema: Schema): Json {
  if (isList(value)) return value.map((item) => filledBy(item, schemaOfItem(schema)))
  if (!isObject(value)) return value
  const added = Object.keys(objectAt(schema.node, 'properties')).flatMap((key): readonly (readonly [string, Json])[] => {
    const below = schemaOfKey(schema, key)
    const found = Object.hasOwn(value, key) ? filledBy(value[key] ?? null, below) : below && defaultOf(below)
    return found === undefined ? [] : [[key, found]]
  })
  return { ...value, ...Object.fromEntries(added) }
}

const filledBy = (value: Json, schema: Schema | undefined): Json => (schema === undefined ? value : filled(value, schema))

export const isDefaultOf = (schema: Schema, value: Json): boolean => isSame(defaultOf(schema), value)
