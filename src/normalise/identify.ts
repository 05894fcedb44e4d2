import { at, isList, isObject, type Json, type JsonObject, textAt } from '../model/json.ts'
import { splitApiVersion } from '../model/manifest.ts'
import type { Problem } from '../model/problem.ts'
import { described } from './described.ts'
import { type Found, problemOf } from './found.ts'

export type Identified = { readonly found: readonly Found[]; readonly problems: readonly Problem[] }

type Position = Pick<Found, 'chunk' | 'path'>

/** The value of one document → its manifests: none where it is empty, several where it is a List. */
export function identify(value: Json, position: Position): Identified {
  if (value === null) return { found: [], problems: [] }
  if (!isObject(value)) return refused(position, [`it is ${described(value)}, expected a map`])
  const { items } = value
  if (!isListKind(value)) return identifyOne(value, position)
  if (isList(items))
    return together(
      items.map((item, index) => identify(withKindOf(value, item), { ...position, path: `${position.path}${position.path && '.'}items[${index}]` })),
    )
  if (value['kind'] !== 'List') return identifyOne(value, position)
  return items === null ? together([]) : refused(position, [`the items of this List are ${described(items)}, expected a list`])
}

const isListKind = (object: JsonObject): boolean => textAt(object, 'kind')?.endsWith('List') === true && 'items' in object

const together = (all: readonly Identified[]): Identified => ({ found: all.flatMap(({ found }) => found), problems: all.flatMap(({ problems }) => problems) })

/** The API server leaves kind and version out of the items of a PodList; kubectl puts them back. */
function withKindOf(list: JsonObject, item: Json): Json {
  const kind = textAt(list, 'kind')?.slice(0, -'List'.length) ?? ''
  if (!isObject(item) || kind === '' || 'kind' in item || 'apiVersion' in item) return item
  return { apiVersion: list['apiVersion'] ?? null, kind, ...item }
}

function identifyOne(body: JsonObject, position: Position): Identified {
  const { group, version } = splitApiVersion(textAt(body, 'apiVersion') ?? '')
  const id = { group, kind: textAt(body, 'kind') ?? '', namespace: textAt(body, 'metadata', 'namespace') ?? '', name: textAt(body, 'metadata', 'name') ?? '' }
  const wrong = required
    .filter((path) => (textAt(body, ...path) ?? '') === '')
    .map((path) => `${path.join('.')} is ${described(at(body, ...path))}, expected text`)
  const namespace = at(body, 'metadata', 'namespace')
  if (typeof (namespace ?? '') !== 'string') wrong.push(`metadata.namespace is ${described(namespace)}, expected text`)
  return wrong.length > 0 ? refused(position, wrong) : { found: [{ ...position, manifest: { id, version, body } }], problems: [] }
}

const required = [['apiVersion'], ['kind'], ['metadata', 'name']] as const

function refused(position: Position, states: readonly string[]): Identified {
  const hint = 'Give the object apiVersion, kind and metadata.name; quote a name that YAML takes for something else, such as n or 12'
  return { found: [], problems: states.map((state) => problemOf(position, `Cannot read this as a Kubernetes object: ${state}`, hint)) }
}
