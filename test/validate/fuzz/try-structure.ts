import { fromJsonText, isObject, toJsonText, type Json, type JsonObject } from '../../../src/model/json.ts'
import { compileSchema } from '../../../src/validate/validate.ts'
import type { Random } from '../../fuzz/random.ts'
import { difference } from './compare-answers.ts'
import { drawSchema } from './draw-schema.ts'
import { drawValue } from './draw-value.ts'
import { kindOf, type Server } from './server.ts'

const target = { minor: 36, namespaced: false, statusSubresource: false }

export interface Tried {
  readonly count: number
  readonly differences: readonly string[]
}

/** A random schema, and random objects that the server and Sluice judge by it. */
export async function tryStructure(server: Server, random: Random, { name, objects }: { name: string; objects: number }): Promise<Tried> {
  const fields = Object.fromEntries(Array.from({ length: 8 }, (_, index): [string, JsonObject] => [`f${index}`, drawSchema(random, 3)]))
  const schema = { type: 'object', properties: { spec: { type: 'object', properties: fields } } }
  const served = await server.serve(name, schema)
  if ('refused' in served) return { count: 0, differences: [] }
  const validator = compileSchema(schema, target)
  const tries = Array.from({ length: objects }, () => {
    const field = `f${random.below(8)}`
    const spec = { [field]: drawValue(random, fields[field] ?? {}, 3) }
    return again({ apiVersion: 'vt.example/v1', kind: kindOf(name), metadata: { name: 'a' }, spec })
  })
  const answers = await Promise.all(
    tries.map(async (object) => {
      const found = difference(await server.send('POST', `${served.path}?dryRun=All`, object), validator.create(object))
      return found === '' ? [] : [`${toJsonText(schemaFor(fields, object))}\n  ${toJsonText(object['spec'] ?? null)}\n  ${found}`]
    }),
  )
  return { count: tries.length, differences: answers.flat() }
}

/** As a reader of JSON has it: whole doubles are integers to both. */
function again(object: JsonObject): JsonObject {
  const read = fromJsonText(toJsonText(object))
  return isObject(read) ? read : object
}

function schemaFor(fields: Readonly<Record<string, JsonObject>>, object: JsonObject): Json {
  const { spec } = object
  return Object.fromEntries(Object.keys(typeof spec === 'object' && spec !== null ? spec : {}).map((field): [string, Json] => [field, fields[field] ?? null]))
}
