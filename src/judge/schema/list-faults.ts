import { at, isObject, type Json, type JsonObject } from '../../model/json.ts'
import { textsAt } from '../texts-at.ts'
import { propertiesOf } from './child-schema.ts'

const scalars: readonly Json[] = ['string', 'integer', 'number', 'boolean']

/** What the API server refuses in how a node's items or keys are told apart. */
export function listFaults(schema: JsonObject): readonly string[] {
  const [list, map] = [schema['x-kubernetes-list-type'], schema['x-kubernetes-map-type']]
  if (list !== undefined && schema['type'] !== 'array') return ['has a list type and is no array']
  if (map !== undefined && schema['type'] !== 'object') return ['has a map type and is no object']
  const items = at(schema, 'items')
  if ((list !== 'set' && list !== 'map') || !isObject(items)) return keysFault(schema)
  const nullable = items['nullable'] === true ? [`is a ${list} of items that may be null`] : []
  return [...nullable, ...(list === 'set' ? setFaults(items) : mapFaults(schema, items)), ...keysFault(schema)]
}

function keysFault(schema: JsonObject): readonly string[] {
  const [hasKeys, isMap] = [textsAt(schema, 'x-kubernetes-list-map-keys').length > 0, schema['x-kubernetes-list-type'] === 'map']
  if (hasKeys === isMap) return []
  return [isMap ? 'is a list map without keys' : 'has keys of a list map and is none']
}

function setFaults(items: JsonObject): readonly string[] {
  const [list, map] = [items['x-kubernetes-list-type'] ?? 'atomic', items['x-kubernetes-map-type'] ?? 'granular']
  const isSplit = (items['type'] === 'array' && list !== 'atomic') || (items['type'] === 'object' && map !== 'atomic')
  return isSplit ? ['is a set of items that are not atomic'] : []
}

function mapFaults(schema: JsonObject, items: JsonObject): readonly string[] {
  if (items['type'] !== 'object') return ['is a list map whose items are no objects']
  return textsAt(schema, 'x-kubernetes-list-map-keys').flatMap((key) => keyFaults(key, items))
}

function keyFaults(key: string, items: JsonObject): readonly string[] {
  const property = propertiesOf(items)[key]
  if (!isObject(property)) return [`is a list map by ${key}, which its items do not have`]
  return [
    ...(scalars.includes(property['type'] ?? null) || property['x-kubernetes-int-or-string'] === true ? [] : [`is a list map by ${key}, which is no scalar`]),
    ...(property['nullable'] === true ? [`is a list map by ${key}, which may be null`] : []),
    ...(textsAt(items, 'required').includes(key) || property['default'] !== undefined
      ? []
      : [`is a list map by ${key}, which is neither required nor has a default`]),
  ]
}
