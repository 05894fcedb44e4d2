import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { ingress, object, publicGateway, routing, serving, to } from '../manifests.ts'

const base = [...ingress, serving('shop/cart', { port: 8080, name: 'http' }), serving('shop/pay', { port: 8080, name: 'http' })]
const entry = { match: [{ uri: { prefix: '/pay' } }], delegate: { name: 'pay' } }
const root = routing('shop/shop', { hosts: ['shop.example.com'], gateways: [publicGateway] }, [entry, to('cart')])
const delegate = (path: string, exportTo: readonly string[] = ['*'], called = 'shop/pay') =>
  object('VirtualService', called, { spec: { exportTo, http: [{ match: [{ uri: { prefix: path } }], ...to('pay.shop.svc.cluster.local') }] } })

test('an entry whose delegate goes away vanishes, and blocks', () => {
  expect(found('delegate-lost', [...base, root, delegate('/pay')], [...base, root])).toMatchObject([
    { severity: 'block', object: { name: 'shop' }, message: expect.stringContaining('404 (NR)') },
  ])
})

test('a delegate that asks for what its entry excludes is no part of it', () => {
  expect(found('delegate-lost', [...base, root, delegate('/pay')], [...base, root, delegate('/cart')])).toMatchObject([
    { message: expect.stringContaining('asks for what the entry excludes') },
  ])
})

test('a delegate of another namespace that keeps to itself is hidden', () => {
  const elsewhere = { ...entry, delegate: { name: 'pay', namespace: 'money' } }
  const after = [...base, routing('shop/shop', { hosts: ['shop.example.com'], gateways: [publicGateway] }, [elsewhere]), delegate('/pay', ['.'], 'money/pay')]

  expect(found('delegate-lost', base, after)).toMatchObject([{ severity: 'warn', message: expect.stringContaining('not exported') }])
})

test('a delegate within its entry is fine', () => {
  expect(found('delegate-lost', base, [...base, root, delegate('/pay/now')])).toEqual([])
})
