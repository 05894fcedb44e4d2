import type { JsonObject } from '../../model/json.ts'
import { hasKeyword } from './has-keyword.ts'
import { type Path, root } from './path.ts'

/** One schema node of one version, before and after. */
export type NodePair = {
  readonly path: Path
  /** The pair of the object, list or map that this one stands in; undefined at the root. */
  readonly parent: NodePair | undefined
  readonly before: JsonObject
  readonly after: JsonObject
  /** Whether the new parent requires this property. */
  readonly isRequired: boolean
  /** Whether an object starts here whose apiVersion, kind and metadata the API server keeps by itself. */
  readonly isResource: boolean
  /** Whether the new schema has CEL rules anywhere. */
  readonly hasRules: boolean
  /** Objects of this kind, as a sentence names them: "VirtualServices". */
  readonly objects: string
}

/** Where a comparison of two schemas starts. */
export const rootPair = (schemas: Pick<NodePair, 'before' | 'after'>, objects: string): NodePair => ({
  ...schemas,
  path: root,
  parent: undefined,
  isRequired: true,
  isResource: true,
  hasRules: hasKeyword(schemas.after, 'x-kubernetes-validations'),
  objects,
})
