import { isSame, type Json } from '../model/json.ts'
import type { Cursor } from './cursor.ts'

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
export function isServerDefault(key: string, value: Json, { kind, isBuiltIn, keys }: Cursor): boolean {
  if (!isBuiltIn) return false
  if (kind === 'LimitRange') return derivedLimits.has(key) || derivedLimits.has(keys.at(-1) ?? '')
  if (kind.includes('AdmissionPolicy') && emptySelectors.has(key)) return isSame(value, {})
  return defaults.some(([name, expected]) => name === key && isSame(expected, value))
}
