import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, version } from '../../builders.ts'

const versions = [version('v1', {})]
const conversion = { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: { caBundle: 'QQ==', url: 'https://x' } } }
const owned = (manager: string, parts: JsonObject) => ({
  metadata: { name: 'shops.example.com', managedFields: [{ manager, operation: 'Update', fieldsV1: { 'f:spec': { 'f:conversion': parts } } }] },
})
const bundle = { 'f:webhook': { 'f:clientConfig': { 'f:caBundle': {} } } }
const rules = (before: JsonObject, after: JsonObject) =>
  judgeCrds(crd({ versions, conversion }, { ...before }), crd({ versions, ...after })).flatMap(({ rule }) =>
    rule === 'crd/conversion-owned-elsewhere' ? [rule] : [],
  )

test('a conversion that goes while another manager owns a part of the webhook is refused', () => {
  const findings = judgeCrds(crd({ versions, conversion }, owned('cainjector', bundle)), crd({ versions }))

  expect(findings[0]).toMatchObject({ rule: 'crd/conversion-owned-elsewhere', severity: 'block' })
  expect(findings[0]?.message).toContain('cainjector')
})

test('saying strategy None aloud does not help', () => {
  expect(rules(owned('cainjector', bundle), { conversion: { strategy: 'None' } })).toHaveLength(1)
})

test('a manager that owns the strategy as well keeps the webhook whole', () => {
  expect(rules(owned('other', { ...bundle, 'f:strategy': {} }), {})).toEqual([])
})

test('what Sluice owns itself goes with the change', () => {
  expect(rules(owned('sluice', bundle), {})).toEqual([])
  expect(rules({}, {})).toEqual([])
})
