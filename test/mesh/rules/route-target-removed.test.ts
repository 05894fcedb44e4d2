import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { object, routing, serving, to } from '../manifests.ts'

const cart = serving('shop/cart', { port: 8080, name: 'http' })
const basket = serving('other/basket', { port: 8080, name: 'http' })
const route = routing('shop/cart', { hosts: ['cart'] }, [to('basket.other.svc.cluster.local')])

const rule = (name: string) => object('DestinationRule', 'shop/cart', { spec: { host: 'cart', subsets: [{ name, labels: { version: name } }] } })

test('a Service that goes away while a route of another chart sends there blocks', () => {
  const findings = found('route-target-removed', [cart, basket, route], [cart, route])

  expect(findings).toMatchObject([{ severity: 'block', object: { kind: 'VirtualService', namespace: 'shop', name: 'cart' } }])
  expect(findings[0]?.message).toContain('basket.other.svc.cluster.local:8080 goes away while the route stays')
})

test('a Service that goes away together with the route to it is fine', () => {
  expect(found('route-target-removed', [cart, basket, route], [cart])).toEqual([])
})

test('a port whose number changes leaves the routes to the old one behind', () => {
  const moved = serving('other/basket', { port: 9090, name: 'http' })
  const explicit = routing('shop/cart', { hosts: ['cart'] }, [to('basket.other.svc.cluster.local', 8080)])

  expect(found('route-target-removed', [cart, basket, explicit], [cart, moved, explicit])).toHaveLength(1)
})

test('a subset that goes away is named', () => {
  const routed = routing('shop/cart', { hosts: ['cart'] }, [{ route: [{ destination: { host: 'cart', subset: 'v1' } }] }])
  const [finding] = found('route-target-removed', [cart, rule('v1'), routed], [cart, rule('v2'), routed])

  expect(finding?.message).toContain('subset "v1" of cart.shop.svc.cluster.local:8080')
})
