import { at, type Json, type JsonObject, objectAt } from '../../model/json.ts'
import { textsAt } from '../texts-at.ts'
import { childOf, ownKeys } from './child-schema.ts'
import type { NodePair } from './node-pair.ts'

/** What stands below a node, and whether objects that met the old schema have it once the new one has read them. */
export type Field = {
  readonly presence: 'always' | 'never' | 'sometimes'
  readonly before: JsonObject | undefined
  readonly after: JsonObject
  /** What the new schema fills in where nobody wrote it. */
  readonly filled: readonly Json[]
}

/** Where a path of keys leads to. Undefined where it leaves the schema, or crosses what is no plain object on both sides. */
export function fieldAt(pair: NodePair, path: readonly string[]): Field | undefined {
  // CEL escapes some keys, and of a resource the API server fills in some itself.
  if (path.some((key) => key.includes('__')) || (pair.isResource && ownKeys.includes(path[0] ?? ''))) return undefined
  let field: Field = { presence: 'always', before: pair.before, after: pair.after, filled: [] }
  for (const key of path) {
    const next = below(field, key)
    if (next === undefined) return undefined
    field = next
  }
  return field
}

function below({ presence, before: old, after: now }: Field, key: string): Field | undefined {
  const [before, after] = [old && childOf(old, key), childOf(now, key)]
  // A default of the whole object brings more than its own fields.
  if (after === undefined || ![now, old ?? now].every(isPlain) || Object.hasOwn(objectAt(now['default']), key)) return undefined
  const isWritten = presence === 'always' && isNeverNull(before, after) && textsAt(old ?? {}, 'required').includes(key)
  const filled = isWritten || after['default'] === undefined ? [] : [after['default']]
  if (filled.length === 0 && (before === undefined || presence === 'never')) return { presence: 'never', before, after, filled }
  const isCertain = isWritten || (presence === 'always' && isNeverNull(before, after) && filled.length > 0)
  return { presence: isCertain ? 'always' : 'sometimes', before, after, filled }
}

const isPlain = (schema: JsonObject): boolean => schema['type'] === 'object' && schema['nullable'] !== true

const isNeverNull = (...schemas: readonly (JsonObject | undefined)[]): boolean => schemas.every((schema) => at(schema, 'nullable') !== true)
