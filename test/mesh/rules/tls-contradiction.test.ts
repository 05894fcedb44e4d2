import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, running, serving } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const shop = [running('shop/web'), serving('shop/web', { port: 80, name: 'http' })]
const strict = object('PeerAuthentication', 'istio-system/default', { spec: { mtls: { mode: 'STRICT' } } })

const rule = (spec: JsonObject): Manifest => object('DestinationRule', 'shop/web', { spec: { host: 'web', ...spec } })
const tls = (mode: string): JsonObject => ({ trafficPolicy: { tls: { mode } } })

test.each([
  ['plain text', tls('DISABLE'), 'spec.trafficPolicy.tls.mode'],
  ['TLS without a certificate of the mesh', tls('SIMPLE'), 'spec.trafficPolicy.tls.mode'],
  ['plain text', { subsets: [{ name: 'v1', ...tls('DISABLE') }] }, 'spec.subsets[0].trafficPolicy.tls.mode'],
])('a rule that sends %s to who takes mutual TLS alone blocks', (what, spec, path) => {
  expect(findingsOf('tls-contradiction', [...shop, strict], [...shop, strict, rule(spec)])).toMatchObject([
    {
      severity: 'block',
      object: { kind: 'DestinationRule' },
      path,
      message: expect.stringContaining(`sends ${what}, and PeerAuthentication istio-system/default`),
    },
  ])
})

test('a policy that comes to a rule blocks as well', () => {
  expect(findingsOf('tls-contradiction', [...shop, rule(tls('DISABLE'))], [...shop, rule(tls('DISABLE')), strict])).toMatchObject([{ severity: 'block' }])
})

test.each([
  ['mutual TLS', rule(tls('ISTIO_MUTUAL'))],
  ['certificates of somebody else', rule(tls('MUTUAL'))],
  ['another host', object('DestinationRule', 'shop/other', { spec: { host: 'other.example.com', ...tls('SIMPLE') } })],
])('says nothing of %s', (_what, harmless) => {
  expect(findingsOf('tls-contradiction', [...shop, strict], [...shop, strict, harmless])).toEqual([])
})

test('says nothing where plain text is taken', () => {
  expect(findingsOf('tls-contradiction', shop, [...shop, rule(tls('DISABLE'))])).toEqual([])
})
