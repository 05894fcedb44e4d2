import { isSame, type Json } from '../model/json.ts'
import type { Cursor } from './cursor.ts'
import { isDefaultOf, schemaOfKey } from './schema.ts'

// What the server adds to the items of lists that are one value, where no entry can say that it was the server.
const defaults: readonly (readonly [key: string, value: Json])[] = [
  ['apiGroup', 'rbac.authorization.k8s.io'],
  ['apiVersion', 'v1'],
  ['conditions', {}],
  ['divisor', '0'],
  ['expirationSeconds', 3600],
  ['kind', 'PersistentVolumeClaim'],
  ['matchPolicy', 'Equivalent'],
  ['name', ''],
  ['protocol', 'TCP'],
  ['scope', '*'],
  ['status', { phase: 'Pending' }],
  ['volumeMode', 'Filesystem'],
]

// Elsewhere an empty selector widens: as a peer of a NetworkPolicy it means every namespace.
const emptySelectors = new Set(['namespaceSelector', 'objectSelector'])

// A LimitRange fills these from max and min of the same item.
const derivedLimits = new Set(['default', 'defaultRequest'])

/** Whether the server itself puts this key, with this value, into such an item. */
export function isServerDefault(key: string, value: Json, { kind, isBuiltIn, keys, schema }: Cursor): boolean {
  // Of custom resources the schema says it all; of built-in kinds it mostly says Go's zero values.
  const below = isBuiltIn ? undefined : schemaOfKey(schema, key)
  if (!isBuiltIn) return below !== undefined && isDefaultOf(below, value)
  if (kind === 'LimitRange') return derivedLimits.has(key) || derivedLimits.has(keys.at(-1) ?? '')
  if (kind.includes('AdmissionPolicy') && emptySelectors.has(key)) return isSame(value, {})
  return defaults.some(([name, expected]) => name === key && isSame(expected, value))
}

/** What DefaultTolerationSeconds, an admission plugin that every cluster runs, appends to a Pod that does not say it. */
export const isServerToleration = (item: Json, { kind, keys }: Cursor): boolean =>
  kind === 'Pod' &&
  keys.at(-1) === 'tolerations' &&
  ['not-ready', 'unreachable'].some((state) =>
    isSame(item, { key: `node.kubernetes.io/${state}`, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }),
  )
