import * as v from 'valibot'
import type { Json } from '../model/json.ts'

export const text = v.string()
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))

// A value of a document that was JSON text is JSON all the way down.
export const json = v.pipe(
  v.unknown(),
  v.guard((value): value is Json => value !== undefined),
)

export const objectRef = v.object({ group: text, version: text, kind: text, namespace: text, name: text })

const step = v.variant('op', [
  v.object({ op: v.picklist(['add', 'replace', 'test']), path: text, value: json }),
  v.object({ op: v.literal('remove'), path: text }),
  v.object({ op: v.picklist(['move', 'copy']), path: text, from: text }),
])
export const patch = v.pipe(v.array(step), v.description('RFC 6902. In Secrets every value is "(secret)".'))
