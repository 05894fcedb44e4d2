import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, version } from '../../builders.ts'

const text = { type: 'string' }
const webhook = (clientConfig: JsonObject, reviews = ['v1']) => ({
  conversion: { strategy: 'Webhook', webhook: { conversionReviewVersions: reviews, clientConfig } },
})
const service = (name: string, rest: JsonObject = {}) => webhook({ service: { name, namespace: 'shops' }, ...rest })
const single = [version('v1', { a: text })]
const different = [...single, version('v1beta1', {}, { storage: false })]
const equal = [...single, version('v1beta1', { a: text }, { storage: false })]
const rule = 'crd/conversion-changed'

test('a webhook that comes blocks where a version in use is not the stored one', () => {
  const findings = judgeCrds(crd({ versions: different }), crd({ versions: different, ...service('hook') }))

  expect(findings).toMatchObject([{ rule, severity: 'block', path: 'spec.conversion.strategy', change: 'None → Webhook' }])
  expect(findings[0]?.message).toContain('v1beta1')
})

test('a webhook that comes together with its second version warns', () => {
  expect(judgeCrds(crd({ versions: single }), crd({ versions: different, ...service('hook') }))).toMatchObject([{ rule, severity: 'warn' }])
})

test('a webhook that goes blocks where versions differ, and warns where they do not', () => {
  expect(judgeCrds(crd({ versions: different, ...service('hook') }), crd({ versions: different }))).toMatchObject([{ rule, severity: 'block' }])
  expect(judgeCrds(crd({ versions: equal, ...service('hook') }), crd({ versions: equal }))).toMatchObject([{ rule, severity: 'warn' }])
})

test('None aloud is what its absence means', () => {
  expect(judgeCrds(crd({ versions: single, conversion: { strategy: 'None' } }), crd({ versions: single }))).toEqual([])
})

test('a webhook that another manager put there stays, with a warning', () => {
  const fieldsV1 = { 'f:spec': { 'f:conversion': { 'f:strategy': {}, 'f:webhook': {} } } }
  const live = crd(
    { versions: different, ...service('hook') },
    { metadata: { name: 'shops.example.com', managedFields: [{ manager: 'operator', operation: 'Update', fieldsV1 }] } },
  )

  expect(judgeCrds(live, crd({ versions: different }))).toMatchObject([{ rule, severity: 'warn' }])
  expect(judgeCrds(live, crd({ versions: different, conversion: { strategy: 'None' } }))).toContainEqual(expect.objectContaining({ rule, severity: 'block' }))
})
