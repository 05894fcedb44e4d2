import { isObject, type Json, type JsonObject } from '../../model/json.ts'
import { isEqual } from '../is-equal.ts'
import { propertiesOf } from './child-schema.ts'
import { faultsOf, unknownKeywords, type Placed } from './node-faults.ts'
import { type Path, propertyOf, root } from './path.ts'

/** What the API server refuses in a schema, and where. */
export type Refusal = { readonly path: Path; readonly fault: string }

/** One node of the new schema, and the old one at the same place, if there was one. */
type Node = { readonly path: Path; readonly now: Placed; readonly old: Placed | undefined }

/**
 * Everything in a schema that the API server is known to refuse, and did not have to tolerate before, if there was one. What did not change is passed
 * by. A list of open nodes instead of recursion, so that depth costs no stack.
 */
export function newRefusals(before: JsonObject | undefined, after: JsonObject): readonly Refusal[] {
  const found: Refusal[] = []
  const open: Node[] = [{ path: root, now: atRoot(after), old: before === undefined ? undefined : atRoot(before) }]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { path, now, old } = node
    if (old !== undefined && isSamePlace(now, old) && isEqual(now.schema, old.schema)) continue
    found.push(...newFaults(now, old).map((fault) => ({ path, fault })))
    open.push(...below(node))
  }
  return found
}

/** What changes at a node that was there is compared keyword by keyword, and an unknown one is unclaimed. */
function newFaults(now: Placed, old: Placed | undefined): readonly string[] {
  if (old === undefined) return [...faultsOf(now), ...unknownKeywords(now.schema)]
  const known = new Set(faultsOf(old))
  return faultsOf(now).filter((fault) => !known.has(fault))
}

const atRoot = (schema: JsonObject): Placed => ({ schema, isCorrelatable: true, isInMap: false })

const isSamePlace = (now: Placed, old: Placed): boolean => now.isCorrelatable === old.isCorrelatable && now.isInMap === old.isInMap

function below({ path, now, old }: Node): readonly Node[] {
  const before = old === undefined ? undefined : new Map(inside(old))
  return inside(now).map(([step, placed]) => ({ path: pathBelow(path, step), now: placed, old: before?.get(step) }))
}

/** Nodes one step down. A step is ".name" to a property, or one of the two below. */
type Inside = readonly (readonly [step: string, placed: Placed])[]

const [values, items] = ['{}', '[]']

// An old value of what stands below is found by its key; in a list only where that is a map, and in nothing that is atomic.
function inside({ schema, ...place }: Placed): Inside {
  const inMap = { ...place, isCorrelatable: place.isCorrelatable && schema['x-kubernetes-map-type'] !== 'atomic' }
  const inList = { ...place, isCorrelatable: place.isCorrelatable && schema['x-kubernetes-list-type'] === 'map' }
  return [
    ...Object.entries(propertiesOf(schema)).flatMap(([key, child]) => nodeAt(`.${key}`, child, inMap)),
    ...nodeAt(values, schema['additionalProperties'], { ...inMap, isInMap: true }),
    ...nodeAt(items, schema['items'], inList),
  ]
}

const nodeAt = (step: string, schema: Json | undefined, place: Omit<Placed, 'schema'>): Inside => (isObject(schema) ? [[step, { schema, ...place }]] : [])

function pathBelow(parent: Path, step: string): Path {
  if (step === values) return { kind: 'values', parent }
  return step === items ? { kind: 'items', parent } : propertyOf(parent, step.slice(1))
}
