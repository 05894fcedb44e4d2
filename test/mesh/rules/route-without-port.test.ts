import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { ingress, publicGateway, routing, serving, to } from '../manifests.ts'

const cart = serving('shop/cart', { port: 8080, name: 'http' })
const basket = serving('shop/basket', { port: 9090, name: 'http' })
const route = (port?: number) => routing('shop/cart', { hosts: ['cart'] }, [to('basket', port)])

test('a port that is left out means the one that was called, which another host need not have', () => {
  const findings = found('route-without-port', [cart, basket, route(9090)], [cart, basket, route()])

  expect(findings).toMatchObject([{ severity: 'block', action: 'Write the port of the destination: one of 9090' }])
})

test('at a gateway the only port of the host is meant', () => {
  const offered = routing('shop/cart', { hosts: ['shop.example.com'], gateways: [publicGateway] }, [to('basket')])

  expect(found('route-without-port', [...ingress, basket], [...ingress, basket, offered])).toEqual([])
})

test('a host with the port that is called is fine', () => {
  const other = serving('shop/basket', { port: 8080, name: 'http' })

  expect(found('route-without-port', [cart, other, route(8080)], [cart, other, route()])).toEqual([])
})
