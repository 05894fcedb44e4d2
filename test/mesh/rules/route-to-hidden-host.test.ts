import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { object, routing, serving, to } from '../manifests.ts'

const front = object('Namespace', '/front')
const cart = serving('shop/cart', { port: 8080, name: 'http' })
const basket = serving('shop/basket', { port: 8080, name: 'http' })
const route = routing('shop/cart', { hosts: ['cart'] }, [to('basket')])
const hidden = { ...basket, body: { ...basket.body, metadata: { namespace: 'shop', name: 'basket', annotations: { 'networking.istio.io/exportTo': '.' } } } }

const subsets = (exportTo: readonly string[]) =>
  object('DestinationRule', 'shop/cart', { spec: { host: 'cart', exportTo, subsets: [{ name: 'v1', labels: { version: 'v1' } }] } })

test('a Service that is hidden from namespaces whose proxies route to it blocks', () => {
  const findings = found('route-to-hidden-host', [front, cart, basket, route], [front, cart, hidden, route])

  expect(findings).toMatchObject([{ severity: 'block', change: expect.stringContaining('sidecars of front') }])
  expect(findings[0]?.message).not.toContain('sidecars of shop')
})

test('a DestinationRule that is kept from callers takes its subsets with it', () => {
  const routed = routing('shop/cart', { hosts: ['cart'] }, [{ route: [{ destination: { host: 'cart', subset: 'v1' } }] }])
  const findings = found('route-to-hidden-host', [front, cart, subsets(['*']), routed], [front, cart, subsets(['.']), routed])

  expect(findings).toMatchObject([{ severity: 'block', message: expect.stringContaining('subset "v1" of cart.shop.svc.cluster.local is hidden') }])
})

test('a Service that its callers see is fine', () => {
  expect(found('route-to-hidden-host', [front, cart, basket], [front, cart, basket, route])).toEqual([])
})
