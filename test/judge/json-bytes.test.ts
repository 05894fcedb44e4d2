import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonBytes } from '../../src/judge/schema/json-bytes.ts'

test('bytes are counted as JSON writes them', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('a\nb', 'say "x"', 'C:\\d', '\u0000', '\u007F', 'é😀', '\uD800'))
  const values = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, texts, fc.double({ noNaN: true }), fc.boolean(), fc.constant(null), tie('list'), tie('map')),
    list: fc.array(tie('value')),
    map: fc.dictionary(texts, tie('value')),
  }))

  fc.assert(
    fc.property(values.value, (value) => {
      const text = JSON.stringify(value)

      expect(jsonBytes(JSON.parse(text))).toBe(Buffer.byteLength(JSON.stringify(JSON.parse(text))))
    }),
  )
})
