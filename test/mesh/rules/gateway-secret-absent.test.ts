import { expect, test } from 'vitest'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, running } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const gateway = (credentialName: string): Manifest =>
  object('Gateway', 'shop/public', {
    spec: {
      selector: { app: 'ingress' },
      servers: [{ port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts: ['*'], tls: { mode: 'SIMPLE', credentialName } }],
    },
  })

const pods = running('istio-system/ingress')
const said = (...others: readonly Manifest[]): readonly string[] =>
  findingsOf('gateway-secret-absent', [], [gateway('shop-cert'), ...others]).map(({ severity, path }) => `${severity} ${path}`)

test('a certificate that nothing brings into the namespace of the gateway pods is missing', () => {
  expect(said(pods)).toEqual(['warn spec.servers[0].tls.credentialName'])
})

test('a Secret in the namespace of the Gateway, but not of its pods, is not read', () => {
  expect(said(pods, object('Secret', 'shop/shop-cert'))).toHaveLength(1)
})

test.each([
  ['a Secret', object('Secret', 'istio-system/shop-cert')],
  ['a Certificate', object('Certificate', 'istio-system/any', { spec: { secretName: 'shop-cert' } })],
  ['an ExternalSecret by its own name', object('ExternalSecret', 'istio-system/shop-cert', { spec: {} })],
  ['an ExternalSecret by its target', object('ExternalSecret', 'istio-system/any', { spec: { target: { name: 'shop-cert' } } })],
  ['a SealedSecret', object('SealedSecret', 'istio-system/shop-cert')],
])('%s brings it', (...[, bringer]) => {
  expect(said(pods, bringer)).toEqual([])
})

test('where the gateway pods are not known, or the name is that of another source, nothing is said', () => {
  expect(said()).toEqual([])
  expect(findingsOf('gateway-secret-absent', [], [gateway('kubernetes-gateway://istio-system/shop-cert'), pods])).toEqual([])
})
