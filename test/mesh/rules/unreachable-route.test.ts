import { expect, test } from 'vitest'
import { found } from '../found.ts'
import type { JsonObject } from '../../../src/model/json.ts'
import { routing, serving, to } from '../manifests.ts'

const cart = serving('shop/cart', { port: 8080, name: 'http' })
const onPath = (prefix: string, more: JsonObject = {}): JsonObject => ({ match: [{ uri: { prefix }, ...more }], ...to('cart') })
const change = (...http: readonly JsonObject[]) => found('unreachable-route', [cart], [cart, routing('shop/cart', { hosts: ['cart'] }, http)])

test('a route after one without a match is never asked', () => {
  expect(change(to('cart'), onPath('/pay'))).toMatchObject([
    { severity: 'warn', message: expect.stringContaining('Match 2 of VirtualService shop/cart (prefix:/pay)') },
  ])
})

test('a route that asks for the same as one before it is never asked', () => {
  expect(change(onPath('/pay'), onPath('/pay'), to('cart'))).toMatchObject([{ message: expect.stringContaining('asks for the same') }])
})

test('the same path for other callers, and a route for the rest at the end, are fine', () => {
  expect(change(onPath('/pay', { sourceNamespace: 'front' }), onPath('/pay'), to('cart'))).toEqual([])
})

test('a route for everything that one port asks for leaves the other ports', () => {
  expect(change(onPath('/', { port: 8080 }), to('cart'))).toEqual([])
})
