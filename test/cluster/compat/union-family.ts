import type { JsonObject } from '../../../src/model/json.ts'
import { type Family, rules } from './families.ts'

const text: JsonObject = { type: 'string', maxLength: 9 }
const kinds = (...values: readonly string[]): JsonObject => ({ type: 'string', enum: values })
const list = (properties: JsonObject): JsonObject => ({ type: 'array', maxItems: 3, items: { type: 'object', properties } })

const small: JsonObject = { properties: { kind: kinds('A', 'B'), a: text, list: list({ a: text }) } }
const large: JsonObject = { properties: { kind: kinds('A', 'B', 'C'), a: text, c: text, list: list({ a: text, c: text }) } }
const given: JsonObject = {
  properties: { kind: { ...kinds('A', 'B', 'C'), default: 'C' }, a: text, c: { ...text, default: 'd' }, list: list({ a: text, c: text }) },
}

/** Kinds and fields that come and go together with rules about them. */
export const union: Family = {
  base: { type: 'object' },
  aspects: {
    feature: [
      small,
      large,
      { ...large, ...rules("self.kind == 'C' ? has(self.c) : !has(self.c)") },
      { ...large, ...rules("has(self.kind) && self.kind == 'C' ? has(self.c) : !has(self.c)") },
      { ...large, ...rules("!has(self.kind) || self.kind in ['A', 'B'] || has(self.c)") },
      { ...large, ...rules('(has(self.a) ? 1 : 0) + (has(self.c) ? 1 : 0) <= 1') },
      { ...large, ...rules("(has(self.kind) ? self.kind : 'A') == 'C' ? has(self.c) : true") },
      { ...large, ...rules("(has(self.kind) ? self.kind : 'C') == 'C' ? has(self.c) : true") },
      { ...large, ...rules('!has(self.list) || self.list.all(one, !has(one.c) || has(one.a))') },
      { ...large, ...rules('!has(self.c) || !has(self.a)') },
      { ...given, ...rules('!has(self.c) || !has(self.a)') },
      { ...given, ...rules("self.kind != 'C' || has(self.a)") },
    ],
    required: [{}, { required: ['kind'] }],
  },
  values: [
    {},
    ...['A', 'B', 'C'].flatMap((kind) => [{ kind }, { kind, a: 'x' }, { kind, c: 'y' }, { kind, a: 'x', c: 'y' }]),
    { a: 'x' },
    { c: 'y' },
    { a: 'x', c: 'y' },
    { list: [{}] },
    { list: [{ a: 'x' }, { c: 'y' }] },
    { list: [{ a: 'x', c: 'y' }] },
    { kind: 'A', list: [{ c: 'y' }] },
  ],
}
