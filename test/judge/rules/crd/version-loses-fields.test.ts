import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, version } from '../../builders.ts'

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
