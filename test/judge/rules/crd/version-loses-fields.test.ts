import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, shop, shops, version } from '../../builders.ts'

const text = { type: 'string' }
const one = version('v1', { a: text, b: { type: 'object', properties: { c: text } } })
const second = (properties: JsonObject, rest: JsonObject = {}) => version('v2', { ...properties }, { storage: false, ...rest })
const webhook = { conversion: { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: { url: 'https://x' } } } }

test('a new version without a field of the others blocks at that field', () => {
  const findings = judgeCrds(crd({ versions: [one] }), crd({ versions: [one, second({ a: text, b: { type: 'object', properties: {} } })] }))

  expect(findings).toMatchObject([{ rule: 'crd/version-loses-fields', severity: 'block', path: 'spec.b.c', change: 'v1 → v2' }])
})

test('a new version with all fields, or more, is no finding', () => {
  expect(judgeCrds(crd({ versions: [one] }), crd({ versions: [one, second({ a: text, b: { type: 'object', properties: { c: text } }, d: text })] }))).toEqual(
    [],
  )
})

test('a version that is not served hides nothing, and one that becomes served does', () => {
  const hidden = crd({ versions: [one, second({ a: text }, { served: false })] })

  expect(judgeCrds(crd({ versions: [one] }), hidden)).toEqual([])
  expect(judgeCrds(hidden, crd({ versions: [one, second({ a: text })] }))).toMatchObject([{ rule: 'crd/version-loses-fields', path: 'spec.b' }])
})

test('a conversion webhook may know better', () => {
  const before = crd({ versions: [one], ...webhook })

  expect(judgeCrds(before, crd({ versions: [one, second({})], ...webhook }))).toEqual([])
})

describe('with live objects', () => {
  const [before, after] = [crd({ versions: [one] }), crd({ versions: [one, second({ a: text })] })]
  const lost = (live: Parameters<typeof judgeCrds>[2], from = before) => judgeCrds(from, after, live).filter(({ rule }) => rule === 'crd/version-loses-fields')

  test('one that has the field blocks, and is named', () => {
    expect(lost(shops([shop('a', { a: 'x' }), shop('b', { b: { c: 'x' } })]))).toMatchObject([
      { severity: 'block', path: 'spec.b', hits: ['default/b'], message: '1 of 2 live Shops lacks spec.b when read as v2, where an update erases it' },
    ])
  })

  test('none that has it warns', () => {
    expect(lost(shops([shop('a', { a: 'x' })]))).toMatchObject([{ severity: 'warn', hits: [] }])
  })

  test('a list that is not whole, or that comes at another version than the stored one, keeps the block', () => {
    const elsewhere = crd({
      versions: [
        { ...one, name: 'v0', storage: true },
        { ...one, storage: false },
      ],
    })

    expect(lost(shops([], 'forbidden'))).toMatchObject([{ severity: 'block' }])
    expect(lost(shops([shop('a', { a: 'x' })]), elsewhere)).toMatchObject([{ severity: 'block' }])
  })
})
