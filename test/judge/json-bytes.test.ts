import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonBytes } from '../../src/judge/schema/json-bytes.ts'
import type { Json } from '../../src/model/json.ts'

// V8 writes out some thousands of levels.
const levels = 50_000

test('bytes of what is nested too deep for V8 are counted as JSON writes them', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('a\nb', 'say "x"', 'C:\\d', '\u0000', '\u007F', 'é😀', '\uD800'))
  const values = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, texts, fc.double({ noNaN: true }), fc.boolean(), fc.constant(null), tie('list'), tie('map')),
    list: fc.array(tie('value')),
    map: fc.dictionary(texts, tie('value')),
  }))

  fc.assert(
    fc.property(values.value, (value) => {
      const text = JSON.stringify(value)
      let deep: Json = JSON.parse(text)
      for (let level = 0; level < levels; level += 1) deep = [deep]

      expect(jsonBytes(deep)).toBe(2 * levels + Buffer.byteLength(JSON.stringify(JSON.parse(text))))
    }),
  )
})
