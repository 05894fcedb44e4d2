import { isObject, type Json, type JsonObject } from '../../model/json.ts'
import { propertiesOf } from './child-schema.ts'
import { faultsOf } from './node-faults.ts'
import { type Path, propertyOf, root } from './path.ts'

/** What the API server refuses in a schema, and where. */
export type Refusal = { readonly path: Path; readonly fault: string }

type Node = { readonly schema: JsonObject; readonly path: Path; readonly isCorrelatable: boolean }

/** Everything in a schema that the API server is known to refuse; a list of open nodes instead of recursion, so that depth costs no stack. */
export function refusalsIn(schema: JsonObject): readonly Refusal[] {
  const found: Refusal[] = []
  const open: Node[] = [{ schema, path: root, isCorrelatable: true }]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { path } = node
    found.push(...faultsOf(node.schema, node.isCorrelatable).map((fault) => ({ path, fault })))
    open.push(...below(node))
  }
  return found
}

// An old value of what stands below is found by its key; in a list only where that is a map, and in nothing that is atomic.
function below({ schema, path, isCorrelatable }: Node): readonly Node[] {
  const inMap = isCorrelatable && schema['x-kubernetes-map-type'] !== 'atomic'
  const inList = isCorrelatable && schema['x-kubernetes-list-type'] === 'map'
  return [
    ...Object.entries(propertiesOf(schema)).flatMap(([key, child]) => nodeOf(child, propertyOf(path, key), inMap)),
    ...nodeOf(schema['additionalProperties'], { kind: 'values', parent: path }, inMap),
    ...nodeOf(schema['items'], { kind: 'items', parent: path }, inList),
  ]
}

const nodeOf = (schema: Json | undefined, path: Path, isCorrelatable: boolean): readonly Node[] => (isObject(schema) ? [{ schema, path, isCorrelatable }] : [])
