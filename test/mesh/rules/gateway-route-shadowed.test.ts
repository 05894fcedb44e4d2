import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { ingress, publicGateway, routing, serving, to } from '../manifests.ts'

const base = [...ingress, serving('shop/cart', { port: 8080, name: 'http' })]
const pay = { match: [{ uri: { prefix: '/pay' } }], ...to('cart') }
const offered = (called: string, ...http: readonly (typeof pay | ReturnType<typeof to>)[]) =>
  routing(called, { hosts: ['shop.example.com'], gateways: [publicGateway] }, http)

test('of two routes that take everything at one host of a gateway, the second is never asked', () => {
  const findings = found(
    'gateway-route-shadowed',
    [...base, offered('shop/a', to('cart'))],
    [...base, offered('shop/a', to('cart')), offered('shop/b', pay, to('cart'))],
  )

  expect(findings).toMatchObject([{ severity: 'warn', object: { name: 'b' }, change: 'order there: VirtualService shop/b, VirtualService shop/a' }])
})

test('one route that takes everything beside others is fine', () => {
  expect(found('gateway-route-shadowed', base, [...base, offered('shop/a', to('cart')), offered('shop/b', pay)])).toEqual([])
})

test('a second one within the same VirtualService is left to the rule about that', () => {
  expect(found('gateway-route-shadowed', base, [...base, offered('shop/a', to('cart'), to('cart'))])).toEqual([])
})
