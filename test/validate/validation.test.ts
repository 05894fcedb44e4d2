import { expect, test } from 'vitest'
import { specValidator, thing, wrongWith } from './build.ts'

test('keywords apply by the kind of the value and do not stop one another', () => {
  expect(wrongWith({ type: 'object', enum: ['a'] }, 1)).toEqual(['spec TypeInvalid type', 'spec NotSupported enum'])
})

test('lengths count code points', () => {
  expect(wrongWith({ type: 'string', maxLength: 3 }, '😀😀😀')).toEqual([])
  expect(wrongWith({ type: 'string', maxLength: 3 }, '😀😀😀a')).toEqual(['spec TooLong maxLength'])
})

test('patterns are read as RE2, and no schema can make one run for ever', () => {
  expect(wrongWith({ type: 'string', pattern: '(?i)^ab$' }, 'AB')).toEqual([])
  expect(wrongWith({ type: 'string', pattern: '^(a+)+$' }, `${'a'.repeat(5000)}b`)).toEqual(['spec Invalid pattern'])
})

test('a pattern that RE2 refuses, and a keyword that nobody knows, count as failing by name', () => {
  expect(wrongWith({ type: 'string', pattern: '(?=a)' }, 'a')).toEqual(['spec Unknown pattern', 'spec Invalid pattern'])
  expect(wrongWith({ type: 'string', 'x-kubernetes-novelty': 1 }, 'a')).toEqual(['spec Unknown x-kubernetes-novelty'])
})

test('a keyword that the API server drops from every schema says nothing', () => {
  expect(wrongWith({ type: 'string', optional: true, 'x-novelty': 1, maxLength: 1 }, 'ab')).toEqual(['spec TooLong maxLength'])
  expect(wrongWith({ type: 'string', $ref: '#/definitions/a' }, 'a')).toEqual(['spec Unknown $ref'])
})

test('of branches that all fail the errors of the closest are told', () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'string' } },
    anyOf: [{ required: ['b'] }, { required: ['a'], properties: { a: { pattern: '^x' } } }],
  } as const

  expect(wrongWith(schema, { a: 'y' })).toEqual(['spec Invalid anyOf', 'spec.a Invalid pattern'])
})

test('exactly one branch of oneOf has to match, and none of not', () => {
  const oneOf = { type: 'integer', oneOf: [{ minimum: 1 }, { maximum: 5 }] } as const

  expect(wrongWith(oneOf, 7)).toEqual([])
  expect(wrongWith(oneOf, 3)).toEqual(['spec Invalid oneOf'])
  expect(wrongWith({ type: 'integer', not: { minimum: 3 } }, 3)).toEqual(['spec Invalid not'])
})

test('a set refuses each value that repeats, once, at its second place', () => {
  const set = { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' } as const

  expect(wrongWith(set, ['a', 'b', 'a', 'a'])).toEqual(['spec[2] Duplicate x-kubernetes-list-type'])
})

test('an embedded resource has to name its type, and its metadata has to be in order', () => {
  const embedded = { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true } as const

  expect(wrongWith(embedded, { apiVersion: 'v1', metadata: { labels: { 'x y': 'b' } } })).toEqual([
    'spec.kind Required x-kubernetes-embedded-resource',
    'spec.metadata.labels Invalid metadata',
  ])
  expect(wrongWith(embedded, { apiVersion: 'v1', kind: 'Pod', metadata: { labels: { a: 1 } } })).toEqual(['spec.metadata malformed'])
})

test('no message quotes a value', () => {
  const answer = specValidator({ type: 'string', enum: ['a'], maxLength: 3, pattern: '^a$' }).create(thing('hunter2'))

  expect(answer.kind === 'judged' && answer.causes.length).toBeGreaterThan(1)
  expect(JSON.stringify(answer.kind === 'judged' ? answer.causes : [])).not.toContain('hunter2')
})
