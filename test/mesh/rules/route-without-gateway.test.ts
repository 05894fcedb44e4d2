import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { ingress, object, publicGateway, routing, serving, to } from '../manifests.ts'

const cart = serving('shop/cart', { port: 8080, name: 'http' })
const bound = (gateway: string, host = 'shop.example.com') => routing('shop/cart', { hosts: [host], gateways: [gateway] }, [to('cart')])
const narrow = (host: string) =>
  object('Gateway', publicGateway, {
    spec: { selector: { app: 'ingress' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: [host] }] },
  })

test('a Gateway that stops to take the host of a route blocks', () => {
  const findings = found(
    'route-without-gateway',
    [narrow('*.example.com'), cart, bound(publicGateway)],
    [narrow('pay.example.com'), cart, bound(publicGateway)],
  )

  expect(findings).toMatchObject([{ severity: 'block', message: expect.stringContaining('404 (NR)') }])
})

test('a Gateway that is not there warns where the route is new', () => {
  expect(found('route-without-gateway', [...ingress, cart], [...ingress, cart, bound('public')])).toMatchObject([
    { severity: 'warn', path: 'spec.gateways[]', message: expect.stringContaining('Gateway shop/public') },
  ])
})

test('a host that only another namespace may use is not taken', () => {
  expect(found('route-without-gateway', [cart], [narrow('other/*.example.com'), cart, bound(publicGateway)])).toHaveLength(1)
})

test('a host that a server takes is fine, and so are sidecars', () => {
  expect(found('route-without-gateway', [cart], [...ingress, cart, bound(publicGateway)])).toEqual([])
  expect(found('route-without-gateway', [cart], [cart, bound('mesh', 'cart')])).toEqual([])
})
