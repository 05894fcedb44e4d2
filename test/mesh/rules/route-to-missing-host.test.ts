import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { ingress, object, publicGateway, routing, serving, to } from '../manifests.ts'

const cart = serving('shop/cart', { port: 8080, name: 'http' })
const route = (host: string) => routing('shop/cart', { hosts: ['cart'] }, [to(host)])

test('a route that is moved to a host that nobody has blocks, since requests got through before', () => {
  const findings = found('route-to-missing-host', [cart, route('cart')], [cart, route('basket')])

  expect(findings).toMatchObject([{ severity: 'block', effect: 'clients-break', object: { kind: 'VirtualService', name: 'cart' } }])
  expect(findings[0]?.message).toContain('no Service or ServiceEntry is called basket.shop.svc.cluster.local')
})

test('a short name with a dot is told of with the name that was meant', () => {
  const [finding] = found('route-to-missing-host', [cart, route('cart')], [cart, route('cart.shop')])

  expect(finding?.action).toBe('Write cart.shop.svc.cluster.local as the destination')
})

test('a new gateway host that leads nowhere warns: nobody used it yet', () => {
  const offered = routing('shop/public', { hosts: ['shop.example.com'], gateways: [publicGateway] }, [to('basket')])

  expect(found('route-to-missing-host', [...ingress, cart], [...ingress, cart, offered])).toMatchObject([{ severity: 'warn' }])
})

test('a route that led nowhere before warns, and does not block a change of something else', () => {
  const before = [cart, route('basket')]

  expect(found('route-to-missing-host', before, [...before, serving('shop/other', { port: 80 })])).toMatchObject([{ severity: 'warn' }])
})

test('copies that go nowhere warn: no answer is missing', () => {
  const mirrored = routing('shop/cart', { hosts: ['cart'] }, [{ ...to('cart'), mirror: { host: 'basket' } }])

  expect(found('route-to-missing-host', [cart, route('cart')], [cart, mirrored])).toMatchObject([{ severity: 'warn', effect: 'behaviour-shifts' }])
})

test('a host that a ServiceEntry brings is there', () => {
  const entry = object('ServiceEntry', 'shop/pay', {
    spec: { hosts: ['pay.example.com'], ports: [{ number: 8080, name: 'http', protocol: 'HTTP' }], resolution: 'DNS' },
  })

  expect(found('route-to-missing-host', [cart, route('cart')], [cart, entry, route('pay.example.com')])).toEqual([])
})
