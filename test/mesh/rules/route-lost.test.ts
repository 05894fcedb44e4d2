import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import { ingress, publicGateway, routing, serving, to } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const services = [serving('shop/web', { port: 80, name: 'http' }), serving('shop/old', { port: 80, name: 'http' })]
const under = (prefix: string, host = 'web'): JsonObject => ({ match: [{ uri: { prefix } }], ...to(host) })
const routed = (...entries: readonly JsonObject[]) => [
  ...ingress,
  ...services,
  routing('shop/web', { hosts: ['www.example.com'], gateways: [publicGateway] }, entries),
]

test('requests that no other route takes end in 404, and block', () => {
  expect(findingsOf('route-lost', routed(under('/api'), under('/v1')), routed(under('/api')))).toMatchObject([
    { severity: 'block', message: expect.stringMatching(/prefix:\/v1 .*they end in 404 \(404 NR\)$/) },
  ])
})

test.each([
  ['a route for everything', to('old')],
  ['a shorter prefix', under('/v', 'old')],
])('%s that takes them is named, and warns', (_what, taker) => {
  expect(findingsOf('route-lost', routed(under('/v1'), taker), routed(taker))).toMatchObject([
    { severity: 'warn', message: expect.stringContaining('and go to outbound|80||old.shop.svc.cluster.local') },
  ])
})

test('a route that asks for more does not take them', () => {
  const narrower = { match: [{ uri: { prefix: '/' }, headers: { beta: { exact: 'yes' } } }], ...to('old') }

  expect(findingsOf('route-lost', routed(under('/v1'), narrower), routed(narrower))).toMatchObject([{ severity: 'block' }])
})

test('a route that comes to stand behind one for everything is told by the rule that knows the cause', () => {
  expect(findingsOf('route-lost', routed(under('/v1'), to('old')), routed(to('old'), under('/v1')))).toEqual([])
})
