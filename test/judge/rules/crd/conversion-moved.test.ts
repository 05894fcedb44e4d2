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
const rule = 'crd/conversion-moved'

test('a webhook that moves blocks where a version in use needs it, and warns elsewhere', () => {
  expect(judgeCrds(crd({ versions: different, ...service('a') }), crd({ versions: different, ...service('b') }))).toMatchObject([
    { rule, severity: 'block', path: 'spec.conversion.webhook.clientConfig.service' },
  ])
  expect(judgeCrds(crd({ versions: single, ...service('a') }), crd({ versions: single, ...service('b') }))).toMatchObject([{ rule, severity: 'warn' }])
})

test('a CA bundle that a controller injected is left alone, another one warns without showing it', () => {
  const injected = crd({ versions: different, ...service('a', { caBundle: 'QQ==' }) })
  const findings = judgeCrds(injected, crd({ versions: different, ...service('a', { caBundle: 'Qg==' }) }))

  expect(judgeCrds(injected, crd({ versions: different, ...service('a') }))).toEqual([])
  expect(findings).toMatchObject([{ rule, severity: 'warn', change: 'other bytes' }])
})

test('more review versions, or the port that the API server fills in, are no finding', () => {
  const full = webhook({ service: { name: 'a', namespace: 'shops', port: 443 } })

  expect(
    judgeCrds(
      crd({ versions: different, ...full }),
      crd({ versions: different, ...webhook({ service: { name: 'a', namespace: 'shops' } }, ['v1', 'v1beta1']) }),
    ),
  ).toEqual([])
})

test('a review version that goes warns', () => {
  const client = { url: 'https://x' }

  expect(judgeCrds(crd({ versions: single, ...webhook(client, ['v1', 'v1beta1']) }), crd({ versions: single, ...webhook(client) }))).toMatchObject([
    { rule, severity: 'warn' },
  ])
})
