import type { JsonObject } from '../../../src/model/json.ts'
import { type Family, rules } from './families.ts'

const text: JsonObject = { type: 'string' }
const count: JsonObject = { type: 'integer' }
const has = (...required: readonly string[]): JsonObject => ({ required })

/** Every object of some of these keys: a condition on keys is met by one and not by another. */
const mixtures: readonly JsonObject[] = [{}, { a: 'x' }]
  .flatMap((one) => [one, { ...one, b: 'y' }])
  .flatMap((one) => [one, { ...one, n: 1 }, { ...one, n: 2 }, { ...one, n: 7 }, { ...one, n: 12 }])
  .flatMap((one) => [one, { ...one, c: 'z' }])

const mapOf = (size: number): JsonObject => Object.fromEntries(Array.from({ length: size }, (_, index) => [`k${index}`, 'v']))

const whole = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'in' } }

export const object: Family = {
  base: { type: 'object' },
  alone: ['rules', 'least', 'most', 'oneOf', 'anyOf', 'allOf', 'not', 'all', 'any', 'one'],
  aspects: {
    properties: [
      { properties: { a: text, b: text, n: count } },
      { properties: { a: text, b: text, n: count, c: text } },
      { properties: { a: text, n: count } },
      { properties: { a: text, b: { type: 'string', default: 'x' }, n: count } },
      { properties: { a: text, bb: text, n: count } },
      { properties: { a: { type: 'object', properties: { deep: text } }, b: text, n: count } },
      { additionalProperties: text },
      { additionalProperties: { 'x-kubernetes-preserve-unknown-fields': true } },
    ],
    unknown: [{}, { 'x-kubernetes-preserve-unknown-fields': true }],
    required: [{}, has('a'), has('b'), has('a', 'b')],
    least: [{}, { minProperties: 1 }, { minProperties: 2 }],
    most: [{}, { maxProperties: 1 }, { maxProperties: 2 }],
    oneOf: [{}, { oneOf: [has('a'), has('b')] }, { oneOf: [has('a'), has('b'), has('c')] }, { oneOf: [has('b'), has('a')] }, { oneOf: [has('a')] }],
    anyOf: [{}, { anyOf: [has('a'), has('b')] }, { anyOf: [has('a')] }, { anyOf: [has('a'), has('b'), has('n')] }, { anyOf: [has('a'), { not: has('b') }] }],
    allOf: [{}, { allOf: [has('a')] }, { allOf: [has('a'), has('b')] }, { allOf: [{ anyOf: [has('a'), has('b')] }] }],
    not: [{}, { not: has('a', 'b') }, { not: has('a') }, { not: { anyOf: [has('a'), has('b')] } }],
    all: [{}, { allOf: [{ properties: { n: { minimum: 1 } } }] }, { allOf: [{ properties: { n: { minimum: 2 } } }] }],
    any: [{}, { anyOf: [{ properties: { n: { maximum: 5 } } }, has('a')] }, { anyOf: [{ properties: { n: { maximum: 9 } } }, has('a')] }],
    one: [
      {},
      { oneOf: [{ properties: { n: { enum: [1] } } }, { properties: { n: { enum: [2] } } }] },
      { oneOf: [{ properties: { n: { enum: [1] } } }, { properties: { n: { enum: [2, 7] } } }] },
    ],
    mapType: [{}, { 'x-kubernetes-map-type': 'granular' }, { 'x-kubernetes-map-type': 'atomic' }],
    embedded: [{}, { 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true }],
    rules: [{}, rules('has(self.a)'), rules('has(self.a) || has(self.b)'), rules('!has(self.n) || self.n > 1'), rules("!has(self.a) || self.a == 'x'")],
    default: [{}, { default: {} }, { default: { a: 'x' } }],
    nullable: [{}, { nullable: true }],
  },
  values: [
    ...mixtures,
    { a: 'w' },
    { a: { deep: 'd' } },
    { a: 1 },
    { b: { deep: 1 } },
    { c: 2 },
    { bb: 1 },
    { ...whole, bb: 1 },
    whole,
    ...mixtures.filter((one) => !('c' in one)).map((one) => ({ ...whole, ...one })),
    null,
  ],
}

export const map: Family = {
  base: { type: 'object' },
  aspects: {
    values: [
      { additionalProperties: text },
      { additionalProperties: count },
      { additionalProperties: { type: 'string', maxLength: 2 } },
      { additionalProperties: { type: 'string', nullable: true } },
      { additionalProperties: { 'x-kubernetes-int-or-string': true } },
      { additionalProperties: true },
      { properties: { k: text } },
      { properties: { k: text, l: text } },
      { 'x-kubernetes-preserve-unknown-fields': true },
      {},
    ],
    least: [{}, { minProperties: 1 }, { minProperties: 2 }],
    most: [{}, { maxProperties: 1 }, { maxProperties: 2 }],
    mapType: [{}, { 'x-kubernetes-map-type': 'atomic' }],
    rules: [{}, rules('self.size() > 1'), rules("self.all(k, k != 'l')")],
  },
  values: [
    {},
    { k: 'v' },
    { l: 'v' },
    { k: 'v', l: 'w' },
    { k: 'v', m: 'w' },
    { k: 'longer' },
    { k: 1 },
    { k: 1, l: 2, m: 3 },
    { k: null },
    { k: null, l: null },
    { k: 'v', l: 'v', m: 'v', o: 'v' },
    { k: { deep: 1 } },
  ],
}

/** A rule that never changes, and the limit that bounds what it costs. */
export const costlyMap: Family = {
  base: { type: 'object', additionalProperties: text, ...rules("self.all(k, k != 'l')") },
  aspects: { most: [{}, { maxProperties: 2 }, { maxProperties: 9 }] },
  values: [{ k: 'v' }, { k: 'v', m: 'v' }, { k: 'v', m: 'v', o: 'v' }, mapOf(12)],
}

/** Every alternative is another type. */
export const types: Family = {
  base: {},
  aspects: {
    type: [
      text,
      count,
      { type: 'number' },
      { type: 'boolean' },
      { type: 'object' },
      { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      { type: 'array', items: text },
      { type: 'array', items: count },
      { 'x-kubernetes-int-or-string': true },
      { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
      { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }], pattern: '^[0-9]+%?$' },
      { 'x-kubernetes-preserve-unknown-fields': true },
    ],
    nullable: [{}, { nullable: true }],
  },
  values: ['a', '5%', '5', 1, 0, 1.5, true, {}, { k: 'v' }, [], ['a'], [1], null],
}
