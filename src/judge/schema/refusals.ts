import { isObject, type Json, type JsonObject } from '../../model/json.ts'
import { propertiesOf } from './child-schema.ts'
import { faultsOf, type Placed } from './node-faults.ts'
import { type Path, propertyOf, root } from './path.ts'
import { limitOf } from './rule-cost.ts'

/** What the API server refuses in a schema, and where. */
export type Refusal = { readonly path: Path; readonly fault: string }

/** One node, with what its place says of it. */
type Node = Placed & { readonly path: Path }

/** Everything in a schema that the API server is known to refuse; a list of open nodes instead of recursion, so that depth costs no stack. */
export function refusalsIn(schema: JsonObject): readonly Refusal[] {
  const found: Refusal[] = []
  const open: Node[] = [{ schema, path: root, isCorrelatable: true, isInMap: false, copies: 1 }]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { path } = node
    found.push(...faultsOf(node).map((fault) => ({ path, fault })))
    open.push(...below(node))
  }
  return found
}

// An old value of what stands below is found by its key; in a list only where that is a map, and in nothing that is atomic.
function below({ schema, path, ...place }: Node): readonly Node[] {
  const inMap = { ...place, isCorrelatable: place.isCorrelatable && schema['x-kubernetes-map-type'] !== 'atomic' }
  const inList = { ...place, isCorrelatable: place.isCorrelatable && schema['x-kubernetes-list-type'] === 'map' }
  const copies = place.copies * limitOf(schema)
  return [
    ...Object.entries(propertiesOf(schema)).flatMap(([key, child]) => nodeOf(child, { ...inMap, path: propertyOf(path, key) })),
    ...nodeOf(schema['additionalProperties'], { ...inMap, path: { kind: 'values', parent: path }, isInMap: true, copies }),
    ...nodeOf(schema['items'], { ...inList, path: { kind: 'items', parent: path }, copies }),
  ]
}

const nodeOf = (schema: Json | undefined, place: Omit<Node, 'schema'>): readonly Node[] => (isObject(schema) ? [{ schema, ...place }] : [])
