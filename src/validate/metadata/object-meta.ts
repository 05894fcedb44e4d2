import { mapChanged } from '../clean/map-changed.ts'
import { isMap, isItems, kindOf, type Value, type ValueMap } from '../value.ts'

/** What a key of ObjectMeta holds, as Go's decoder sees it. */
type Shape =
  | 'text'
  | 'integer'
  | 'boolean'
  | 'time'
  | 'any'
  | { readonly mapOf: Shape }
  | { readonly listOf: Shape }
  | { readonly object: Readonly<Record<string, Shape>> }

const reference: Shape = { object: { apiVersion: 'text', kind: 'text', name: 'text', uid: 'text', controller: 'boolean', blockOwnerDeletion: 'boolean' } }
const managed: Shape = {
  object: { manager: 'text', operation: 'text', apiVersion: 'text', time: 'time', fieldsType: 'text', fieldsV1: 'any', subresource: 'text' },
}

const objectMeta: Shape = {
  object: {
    name: 'text',
    generateName: 'text',
    namespace: 'text',
    selfLink: 'text',
    uid: 'text',
    resourceVersion: 'text',
    generation: 'integer',
    creationTimestamp: 'time',
    deletionTimestamp: 'time',
    deletionGracePeriodSeconds: 'integer',
    labels: { mapOf: 'text' },
    annotations: { mapOf: 'text' },
    ownerReferences: { listOf: reference },
    finalizers: { listOf: 'text' },
    managedFields: { listOf: managed },
  },
}

/** What cannot be decoded is refused where a client sent it, and dropped where it is in the store. */
export type Source = 'sent' | 'stored'

/** ObjectMeta after a round trip through Go: unknown and empty keys are gone. Or what cannot be decoded. */
export type Coerced =
  | { readonly kind: 'coerced'; readonly metadata: ValueMap; readonly dropped: readonly string[] }
  | { readonly kind: 'malformed'; readonly message: string }

export function coerceMeta(metadata: Value, source: Source): Coerced {
  const dropped: string[] = []
  const kept =
    source === 'stored' && isMap(metadata) ? mapChanged(metadata, (key, child) => (problemOf({ [key]: child }, objectMeta, '') ? undefined : child)) : metadata
  const problem = problemOf(kept, objectMeta, '')
  if (problem !== undefined) return { kind: 'malformed', message: problem }
  const known = decoded(kept, objectMeta, { path: '', dropped: (path) => dropped.push(path) })
  return { kind: 'coerced', metadata: isMap(known) ? known : {}, dropped }
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/

function problemOf(value: Value, shape: Shape, path: string): string | undefined {
  if (value === null || shape === 'any') return undefined
  const wrong = `${path || 'metadata'} cannot hold a ${kindOf(value)}`
  if (typeof shape === 'string') return isScalar(value, shape) ? undefined : wrong
  if ('listOf' in shape) return isItems(value) ? first(value.map((item, index) => problemOf(item, shape.listOf, `${path}[${index}]`))) : wrong
  if (!isMap(value)) return wrong
  const below = (key: string): Shape => ('mapOf' in shape ? shape.mapOf : (shapeOf(shape.object, key) ?? 'any'))
  return first(Object.entries(value).map(([key, child]) => problemOf(child, below(key), path === '' ? key : `${path}.${key}`)))
}

const first = (problems: readonly (string | undefined)[]): string | undefined => problems.find((problem) => problem !== undefined)

/** Go's decoder takes keys of a struct in the case that they are declared in; Kubernetes turned its leniency off. */
const shapeOf = (object: Readonly<Record<string, Shape>>, key: string): Shape | undefined => (Object.hasOwn(object, key) ? object[key] : undefined)

function isScalar(value: Value, shape: 'text' | 'integer' | 'boolean' | 'time'): boolean {
  if (shape === 'boolean') return typeof value === 'boolean'
  if (shape === 'integer') return kindOf(value) === 'int'
  return typeof value === 'string' && (shape === 'text' || rfc3339.test(value))
}

type Into = { readonly path: string; readonly dropped: (path: string) => void }

function decoded(value: Value, shape: Shape, { path, dropped }: Into): Value {
  if (typeof shape === 'string' || value === null) return value ?? emptyOf(shape)
  if ('listOf' in shape) return isItems(value) ? value.map((item, index) => decoded(item, shape.listOf, { path: `${path}[${index}]`, dropped })) : value
  if (!isMap(value)) return value
  if ('mapOf' in shape) return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, child ?? '']))
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => {
      const below = shapeOf(shape.object, key)
      const at = path === '' ? key : `${path}.${key}`
      if (below === undefined) dropped(at)
      if (below === undefined || isEmpty(child, below)) return []
      return [[key, decoded(child, below, { path: at, dropped })]]
    }),
  )
}

/** What Go makes of null within a list. */
const emptyOf = (shape: Shape): Value => (shape === 'text' ? '' : null)

/** `omitempty`. */
function isEmpty(value: Value, shape: Shape): boolean {
  if (value === null || value === '') return true
  if (shape === 'integer') return Number(value) === 0
  return isItems(value) ? value.length === 0 : isMap(value) && shape !== 'any' && Object.keys(value).length === 0
}
