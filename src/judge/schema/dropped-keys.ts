import { childOf, ownKeys, propertiesOf } from './child-schema.ts'
import type { NodePair } from './node-pair.ts'

/** Properties of the old node whose values the API server drops under the new one, in order of name. */
export const droppedKeys = ({ before, after, isResource }: NodePair): readonly string[] =>
  Object.keys(propertiesOf(before))
    .filter((key) => childOf(after, key) === undefined && !(isResource && ownKeys.includes(key)))
    .toSorted()
