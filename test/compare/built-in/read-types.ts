import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareText, fromJsonText, isObject, listAt, objectAt, textAt, type Json, type JsonObject } from '../../../src/model/json.ts'

const kubernetes = 'k8s.io/kubernetes@v1.36.3'

// Nobody commits a status, and a list of objects is read object by object.
const unread = new Set(['metadata', 'status'])

/** How fields of Kubernetes' own types are to be compared, as lines of "type field:meaning …", where any field on the way has a meaning. */
export function builtInTypes(): string {
  const read = schemas()
  const names = new Map(read.map(([name, schema]) => [name, nameOf(name, schema)]))
  const types = new Map(read.map(([name, schema]) => [names.get(name) ?? '', fieldsOf(schema, names)] as const))
  const telling = tellingOf(types)
  const reached = new Set<string>()
  for (const root of types.keys()) if (isRoot(root)) reach(root, types, reached)
  const lines = [...types].filter(([name]) => telling.has(name) && reached.has(name)).map(([name, fields]) => lineOf(name, fields, telling))
  return `${lines.toSorted(compareText).join('\n')}\n`
}

type Fields = readonly (readonly [string, string])[]
type Names = ReadonlyMap<string, string>

function schemas(): readonly (readonly [string, JsonObject])[] {
  // Go's own cache, checked by its checksum database.
  const printed = execFileSync('go', ['mod', 'download', '-json', kubernetes], { cwd: tmpdir(), encoding: 'utf8' })
  const folder = join(textAt(fromJsonText(printed), 'Dir') ?? '', 'api/openapi-spec/v3')
  const documents = globSync('*_openapi.json', { cwd: folder }).map((file) => fromJsonText(readFileSync(join(folder, file), 'utf8')))
  return documents.flatMap((document) =>
    Object.entries(objectAt(document, 'components', 'schemas')).flatMap(([name, schema]) => (isObject(schema) ? [[name, schema] as const] : [])),
  )
}

const shortName = (name: string): string => name.replace(/^io\.k8s\./, '').replace(/^(api|kube-aggregator|apiextensions-apiserver)\.(pkg\.apis\.)?/, '')

/** A kind by group, version and kind; what is only part of one by its short name. */
function nameOf(name: string, schema: JsonObject): string {
  const [kind, ...others] = listAt(schema, 'x-kubernetes-group-version-kind')
  const part = (key: string): string => textAt(kind, key) ?? ''
  return kind === undefined || others.length > 0 || name.endsWith('List') ? shortName(name) : `${part('group')}/${part('version')}/${part('kind')}`
}

const isRoot = (name: string): boolean => name.includes('/')

const fieldsOf = (schema: JsonObject, names: Names): Fields =>
  Object.entries(objectAt(schema, 'properties')).flatMap(([name, field]) => {
    const meaning = unread.has(name) ? '' : meaningOf(field, names)
    return meaning === '' ? [] : [[name, meaning] as const]
  })

/** A type's name, "quantity", "[item]" with "@keys" behind the item, or "{value}"; '' for what is compared as it is. */
function meaningOf(field: Json, names: Names): string {
  const reference = textAt(field, '$ref') ?? textAt(field, 'allOf', 0, '$ref')
  if (reference !== undefined) return reference.endsWith('.Quantity') ? 'quantity' : (names.get(reference.split('/').at(-1) ?? '') ?? '')
  if (textAt(field, 'type') === 'array') return listMeaning(field, names)
  const value = objectAt(field, 'additionalProperties')
  return Object.keys(value).length === 0 ? '' : braced(meaningOf(value, names))
}

const braced = (value: string): string => (value === '' ? '' : `{${value}}`)

function listMeaning(field: Json, names: Names): string {
  const mapKeys = listAt(field, 'x-kubernetes-list-map-keys')
    .filter((key) => typeof key === 'string')
    .join(',')
  // Older lists say how a strategic merge patch finds their items, and nothing else.
  const keys = mapKeys === '' ? (textAt(field, 'x-kubernetes-patch-merge-key') ?? '') : mapKeys
  const item = meaningOf(objectAt(field, 'items'), names)
  return item === '' && keys === '' ? '' : `[${item}${keys === '' ? '' : `@${keys}`}]`
}

const referredIn = (meaning: string): string => meaning.replaceAll(/[[\]{}]|@.*/g, '')

/** Types in which a key of a list or a quantity is found, at whatever depth. */
function tellingOf(types: ReadonlyMap<string, Fields>, known: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const telling = new Set([...types].filter(([, fields]) => fields.some(([, meaning]) => tells(meaning, known))).map(([name]) => name))
  return telling.size === known.size ? known : tellingOf(types, telling)
}

const tells = (meaning: string, telling: ReadonlySet<string>): boolean =>
  meaning.includes('@') || referredIn(meaning) === 'quantity' || telling.has(referredIn(meaning))

function reach(name: string, types: ReadonlyMap<string, Fields>, reached: Set<string>): void {
  if (reached.has(name)) return
  reached.add(name)
  for (const [, meaning] of types.get(name) ?? []) reach(referredIn(meaning), types, reached)
}

const lineOf = (name: string, fields: Fields, telling: ReadonlySet<string>): string =>
  [name, ...fields.filter(([, meaning]) => tells(meaning, telling)).map(([field, meaning]) => `${field}:${meaning}`)].join(' ')
