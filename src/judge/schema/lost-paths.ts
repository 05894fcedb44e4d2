import type { JsonObject } from '../../model/json.ts'
import { droppedKeys } from './dropped-keys.ts'
import { rootPair } from './node-pair.ts'
import { propertyOf, textOf } from './path.ts'
import { walk } from './walk.ts'

/** Fields that one schema has and another one drops; of a whole part that goes, only its root. */
export const lostPaths = (before: JsonObject, after: JsonObject): readonly string[] =>
  [...walk(rootPair({ before, after }, ''))].flatMap((node) => droppedKeys(node).map((key) => textOf(propertyOf(node.path, key))))
