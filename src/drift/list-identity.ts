import { isObject, listAt, objectAt, textAt, toJsonText, type Json, type JsonObject } from '../model/json.ts'
import { isAtomic, type Cursor } from './cursor.ts'
import { itemStep, keysOf, memberStep } from './field-set.ts'
import { schemaOfItem, type Schema } from './schema.ts'

/** What makes two items of a list the same item. */
export type ListIdentity =
  /** The list is one value: its place. */
  | { readonly kind: 'atomic' }
  /** Its value. */
  | { readonly kind: 'set' }
  /** The values of these keys, of which some have a default. */
  | { readonly kind: 'keyed'; readonly keys: readonly string[]; readonly defaults: JsonObject }

// For lists that no manager's entry describes: the first row whose keys every item has. Kubernetes' own merge keys, by the list's name.
const knownKeys: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['conditions', [['type']]],
  ['containers', [['name']]],
  ['env', [['name']]],
  ['ephemeralContainers', [['name']]],
  ['hostAliases', [['ip']]],
  ['initContainers', [['name']]],
  ['matchConditions', [['name']]],
  ['ownerReferences', [['uid']]],
  [
    'ports',
    [
      ['containerPort', 'protocol'],
      ['port', 'protocol'],
    ],
  ],
  ['resourceClaims', [['name']]],
  ['schedulingGates', [['name']]],
  ['topologySpreadConstraints', [['topologyKey', 'whenUnsatisfiable']]],
  ['variables', [['name']]],
  ['volumeDevices', [['devicePath']]],
  ['volumeMounts', [['mountPath']]],
  ['volumes', [['name']]],
  ['webhooks', [['name']]],
])

// The only key of a built-in list that has a default.
const keyDefaults: JsonObject = { protocol: 'TCP' }

/** The server's own identity where schema or entry shows it, else the well-known one; a list without either is one value. */
export function identityOf(cursor: Cursor, lists: { readonly desired: readonly Json[]; readonly live: readonly Json[] }): ListIdentity {
  if (isAtomic(cursor)) return { kind: 'atomic' }
  const items = [...lists.desired, ...lists.live]
  const found = saidBy(cursor.schema) ?? (typeof cursor.shape === 'object' ? shownBy(Object.keys(cursor.shape)) : undefined)
  if (found !== undefined) return found.kind === 'keyed' && !items.every((item) => hasAKey(item, found)) ? { kind: 'atomic' } : found
  const keys =
    cursor.shape === 'unknown' && cursor.isBuiltIn
      ? knownKeys.get(cursor.keys.at(-1) ?? '')?.find((row) => items.every((item) => hasKeys(item, row)))
      : undefined
  return keys === undefined ? { kind: 'atomic' } : { kind: 'keyed', keys, defaults: keyDefaults }
}

function saidBy(schema: Schema | undefined): ListIdentity | undefined {
  const type = textAt(schema?.node, 'x-kubernetes-list-type')
  if (schema === undefined || (type !== 'map' && type !== 'set')) return undefined
  if (type === 'set') return { kind: 'set' }
  const keys = listAt(schema.node, 'x-kubernetes-list-map-keys').filter((key) => typeof key === 'string')
  return { kind: 'keyed', keys, defaults: defaultsOf(keys, schemaOfItem(schema)) }
}

const defaultsOf = (keys: readonly string[], item: Schema | undefined): JsonObject =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const { default: value } = objectAt(item?.node, 'properties', key)
      return value === undefined ? [] : [[key, value]]
    }),
  )

function shownBy(steps: readonly string[]): ListIdentity | undefined {
  const keys = steps.map(keysOf).find((one) => one !== undefined)
  if (keys !== undefined) return { kind: 'keyed', keys: Object.keys(keys), defaults: keyDefaults }
  return steps.some((step) => step.startsWith('v:')) ? { kind: 'set' } : undefined
}

type Keyed = Extract<ListIdentity, { kind: 'keyed' }>

const hasAKey = (item: Json, { keys, defaults }: Keyed): boolean => isObject(item) && keys.some((key) => item[key] !== undefined || defaults[key] !== undefined)

const hasKeys = (item: Json, keys: readonly string[]): boolean =>
  isObject(item) && keys.every((key) => item[key] !== undefined || keyDefaults[key] !== undefined)

/** The step that managedFields use for the item; equal steps are the same item. */
export function stepOf(item: Json, identity: ListIdentity, index: number): string {
  if (identity.kind === 'atomic') return `i:${index}`
  return identity.kind === 'set' ? memberStep(item) : itemStep(keysIn(item, identity))
}

/** As paths name the item: its keys, without those that are as always. */
export function nameOfItem(item: Json, identity: ListIdentity, index: number): string {
  if (identity.kind === 'atomic') return String(index)
  if (identity.kind === 'set') return textOf(item)
  const keys = keysIn(item, identity)
  const telling = Object.entries(keys).filter(([key, value]) => value !== identity.defaults[key])
  return telling.map(([, value]) => textOf(value)).join('/')
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : toJsonText(value))

function keysIn(item: Json, { keys, defaults }: Keyed): JsonObject {
  if (!isObject(item)) return {}
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = item[key] ?? defaults[key]
      return value === undefined ? [] : [[key, value]]
    }),
  )
}
