import { at, isList, isObject, listAt, objectAt, type Json, type JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'

const schemaPath = ['spec', 'versions', 0, 'schema', 'openAPIV3Schema'] as const

/** A CRD whose first version says something more at one of its nodes. */
export function mutated(manifest: Manifest, { turn, keyword, value }: { turn: number; keyword: string; value: Json }): Manifest {
  const nodes = nodesOf(objectAt(manifest.body, ...schemaPath))
  const node = nodes[turn % nodes.length] ?? []
  const body = withKeyword(manifest.body, [...schemaPath, ...node], { [keyword]: value })
  return { ...manifest, body: isObject(body) ? body : manifest.body }
}

/** Keywords of a schema node, by name; what stands under them are schemas. */
const below = { one: ['items', 'additionalProperties', 'not'], named: ['properties'], listed: ['allOf', 'anyOf', 'oneOf'] }

/** Every node of a schema, as the keys that lead to it. */
function nodesOf(schema: JsonObject, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  const children = [
    ...below.one.map((keyword) => [keyword]),
    ...below.named.flatMap((keyword) => Object.keys(objectAt(schema, keyword)).map((name) => [keyword, name])),
    ...below.listed.flatMap((keyword) => listAt(schema, keyword).map((_, index) => [keyword, index])),
  ]
  return [path, ...children.flatMap((keys) => inside(schema, keys).flatMap((child) => nodesOf(child, [...path, ...keys])))]
}

const inside = (schema: JsonObject, keys: readonly (string | number)[]): readonly JsonObject[] => [at(schema, ...keys)].filter((child) => isObject(child))

function withKeyword(value: Json, [key, ...rest]: readonly (string | number)[], added: JsonObject): Json {
  if (key === undefined) return isObject(value) ? { ...value, ...added } : value
  if (isList(value)) return value.map((item, index) => (index === key ? withKeyword(item, rest, added) : item))
  return isObject(value) ? { ...value, [key]: withKeyword(value[key] ?? null, rest, added) } : value
}
