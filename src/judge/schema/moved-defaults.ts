import { isEqual } from '../is-equal.ts'
import type { NodePair } from './node-pair.ts'
import { walk } from './walk.ts'

/** Names of the fields below a node that read otherwise where nobody wrote them. */
export const movedDefaults = (pair: NodePair): readonly string[] =>
  [...walk(pair)].flatMap(({ path, before, after }) => (path.kind === 'property' && !isEqual(before['default'], after['default']) ? [path.name] : []))
