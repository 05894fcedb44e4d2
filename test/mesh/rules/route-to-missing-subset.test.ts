import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { object, routing, serving } from '../manifests.ts'

const cart = serving('shop/cart', { port: 8080, name: 'http' })
const subsets = (...names: readonly string[]) =>
  object('DestinationRule', 'shop/cart', { spec: { host: 'cart', subsets: names.map((name) => ({ name, labels: { version: name } })) } })
const route = (subset: string) => routing('shop/cart', { hosts: ['cart'] }, [{ route: [{ destination: { host: 'cart', subset } }] }])

test('a route to a subset that no DestinationRule has blocks', () => {
  const findings = found('route-to-missing-subset', [cart, subsets('v1'), route('v1')], [cart, subsets('v1'), route('v2')])

  expect(findings).toMatchObject([{ severity: 'block', change: expect.stringContaining('outbound|8080|v2|cart.shop.svc.cluster.local') }])
})

test('a subset that comes with the route is there', () => {
  expect(found('route-to-missing-subset', [cart, subsets('v1'), route('v1')], [cart, subsets('v1', 'v2'), route('v2')])).toEqual([])
})

test('a subset without any DestinationRule is missing as well', () => {
  expect(found('route-to-missing-subset', [cart], [cart, route('v1')])).toMatchObject([{ severity: 'block' }])
})
