import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/model/json.ts'
import type { Claim, KindChange, Tally } from '../../src/model/living.ts'
import { startTally } from '../../src/validate/validate.ts'
import { shop } from '../judge/builders.ts'

const text = { type: 'string' }
const schemaOf = (field: JsonObject): JsonObject => ({ type: 'object', properties: { spec: { type: 'object', properties: { field } } } })

const changeOf = (before: JsonObject, after: JsonObject, rest: Partial<KindChange> = {}): KindChange => ({
  group: 'example.com',
  kind: 'Shop',
  isNamespaced: true,
  isConverted: false,
  versions: [{ name: 'v1', before: schemaOf(before), after: schemaOf(after), hasStatus: false }],
  views: [],
  claims: [],
  ...rest,
})

const map = (values: JsonObject): JsonObject => ({ type: 'object', additionalProperties: values })
const list = (items: JsonObject): JsonObject => ({ type: 'array', items })

const claim = (path: string, ...keywords: readonly string[]): Claim => ({ id: 'c', versions: ['v1'], asks: 'place', path, keywords })

function tallied(change: KindChange, specs: readonly JsonObject[], minor = 36): Tally {
  const tally = startTally(change, minor)
  specs.forEach((spec, index) => tally.see(shop(`s${index}`, spec)))
  return tally.tally()
}

test('objects are counted, and the first five named in their order', () => {
  const specs = Array.from({ length: 7 }, () => ({ field: 'long' }))
  const change = changeOf(text, { ...text, maxLength: 2 }, { claims: [claim('spec.field', 'maxLength')] })

  expect(tallied(change, specs).hits.get('c')).toEqual({ count: 7, names: [0, 1, 2, 3, 4].map((index) => `default/s${index}`), stuck: 0, unseen: 0 })
})

test('an object counts once for a claim, however many of its values are hit', () => {
  const change = changeOf(list(text), list({ ...text, enum: ['a'] }), { claims: [claim('spec.field[]', 'enum')] })

  expect(tallied(change, [{ field: ['b', 'c'] }, { field: ['a'] }]).hits.get('c')).toMatchObject({ count: 1, names: ['default/s0'] })
})

test('before 1.30 an unchanged update is refused too, from then on only what ratcheting cannot reach', () => {
  const change = changeOf(text, { ...text, maxLength: 2 }, { claims: [claim('spec.field', 'maxLength')] })

  expect(tallied(change, [{ field: 'long' }], 29).hits.get('c')).toMatchObject({ count: 1, stuck: 1 })
  expect(tallied(change, [{ field: 'long' }], 30).hits.get('c')).toMatchObject({ count: 1, stuck: 0 })
})

test('keys that no schema names are one place, however many there are', () => {
  const free = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
  const { unclaimed } = tallied(changeOf(free, { type: 'object' }), [{ field: { a: 1, 'b.c': 2 } }, { field: { d: 3 } }])

  expect(unclaimed).toMatchObject([{ path: 'spec.field{}', keyword: 'additionalProperties', count: 2 }])
})

test('a key with dots is found along the object', () => {
  const change = changeOf(map(text), map({ ...text, maxLength: 1 }), { claims: [claim('spec.field{}', 'maxLength')] })

  expect(tallied(change, [{ field: { 'a.b/c': 'long' } }]).hits.get('c')).toMatchObject({ count: 1 })
})

test('what was refused before is no harm of the change', () => {
  const narrow = { ...text, maxLength: 2 }

  expect(tallied(changeOf(narrow, { ...narrow, description: 'x' }), [{ field: 'long' }]).unclaimed).toEqual([])
})

test('a keyword that cannot be evaluated is named, and every object counts', () => {
  expect(tallied(changeOf(text, { ...text, 'x-kubernetes-unheard': true }), [{ field: 'a' }]).unclaimed).toMatchObject([
    { path: 'spec.field', keyword: 'x-kubernetes-unheard', count: 1 },
  ])
})

describe('several versions', () => {
  const versions = ['v1', 'v2'].map((name) => ({
    name,
    before: schemaOf(text),
    after: schemaOf(name === 'v2' ? { ...text, maxLength: 2 } : text),
    hasStatus: false,
  }))
  const claims = [{ ...claim('spec.field', 'maxLength'), versions: ['v2'] }]

  test('share their bytes where nothing converts', () => {
    expect(tallied(changeOf(text, text, { versions, claims }), [{ field: 'long' }]).hits.get('c')).toMatchObject({ count: 1, unseen: 0 })
  })

  test('are not known where a webhook converts', () => {
    expect(tallied(changeOf(text, text, { versions, claims, isConverted: true }), [{ field: 'long' }]).hits.get('c')).toMatchObject({ count: 0, unseen: 1 })
  })
})

test('versions at which managers applied are counted', () => {
  const tally = startTally(changeOf(text, text), 36)
  tally.see(
    shop(
      's',
      {},
      {
        managedFields: [
          { manager: 'a', apiVersion: 'example.com/v1' },
          { manager: 'b', apiVersion: 'example.com/v1' },
        ],
      },
    ),
  )

  expect(tally.tally().applied.get('example.com/v1')).toMatchObject({ count: 1, names: ['default/s'] })
})
