import { isObject, type Json, type JsonObject } from '../../../src/model/json.ts'
import type { Random } from '../../fuzz/random.ts'
import { drawNumber, drawText, drawWhole } from './draw-scalar.ts'
import { typeOf } from './draw-schema.ts'

/** A value for a schema, mostly of its type. */
export function drawValue(random: Random, schema: JsonObject, depth: number): Json {
  const { below } = random
  if (below(14) === 0) return null
  if (below(12) === 0) return drawAny(random, depth)
  const type = schema['x-kubernetes-int-or-string'] === true ? random.pick(['string', 'integer']) : typeOf(schema)
  if (type === 'string') return drawText(random)
  if (type === 'integer') return drawWhole(random)
  if (type === 'number') return drawNumber(random)
  if (type === 'boolean') return below(2) === 0
  if (type === 'array') return random.list(0, 4, () => drawValue(random, asSchema(schema['items']), depth - 1))
  if (schema['x-kubernetes-embedded-resource'] === true) return drawResource(random)
  return drawObject(random, schema, depth)
}

const asSchema = (schema: Json | undefined): JsonObject => (isObject(schema) ? schema : {})

function drawObject(random: Random, schema: JsonObject, depth: number): Json {
  const properties = asSchema(schema['properties'])
  const additional = asSchema(schema['additionalProperties'])
  const named = Object.entries(properties).filter(() => random.below(4) > 0)
  const known = named.map(([key, child]): [string, Json] => [key, drawValue(random, asSchema(child), depth - 1)])
  const extra = random.list(0, 2, (): [string, Json] => [
    random.pick(['x', 'y.z', 'é', 'w']),
    'type' in additional ? drawValue(random, additional, depth - 1) : drawAny(random, depth),
  ])
  return Object.fromEntries([...known, ...(random.below(3) === 0 || 'additionalProperties' in schema ? extra : [])])
}

function drawAny(random: Random, depth: number): Json {
  const { pick, below } = random
  const leaf = (): Json => pick<Json>([drawText(random), drawNumber(random), true, null, {}, []])
  return depth > 0 && below(2) === 0 ? { q: leaf(), a: leaf() } : leaf()
}

function drawResource(random: Random): Json {
  const { pick, below } = random
  return {
    ...(below(6) > 0 ? { apiVersion: pick<Json>(['v1', 'a/b', 'a/b/c', '', 1]) } : {}),
    ...(below(6) > 0 ? { kind: pick<Json>(['ConfigMap', 'config map', '', 'A']) } : {}),
    ...(below(3) > 0
      ? {
          metadata: pick<Json>([
            {},
            { name: 'a' },
            { name: 'A/b' },
            { labels: { a: 'b' } },
            { labels: { 'x y': 'b' } },
            { labels: { a: 1 } },
            { finalizers: ['x y'] },
            { namespace: 'A' },
            { unknown: 1, generation: 3 },
            'x',
            null,
            { annotations: { a: null } },
            { ownerReferences: [{ name: 'a' }] },
            { creationTimestamp: null, deletionTimestamp: '2024-01-01T00:00:00Z' },
          ]),
        }
      : {}),
    ...(below(2) === 0 ? { data: { a: drawText(random) } } : {}),
  }
}
