import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { publicGateway, routing, serving, to } from '../manifests.ts'

const cart = serving('shop/cart', { port: 8080, name: 'http' })
const claim = (called: string, hosts = ['cart']) => routing(called, { hosts }, [to('cart')])

const offered = (called: string) => routing(called, { hosts: ['shop.example.com'], gateways: [publicGateway] }, [to('cart')])

const own = (called: string) => {
  const service = claim(called, ['cart.shop.svc.cluster.local'])
  return { ...service, body: { ...service.body, spec: { hosts: ['cart.shop.svc.cluster.local'], exportTo: ['.'], http: [to('cart')] } } }
}

test('a second VirtualService for a host is the one that sidecars drop, whatever its name', () => {
  const findings = found('host-claimed-twice', [cart, claim('shop/cart')], [cart, claim('shop/cart'), claim('shop/a')])

  expect(findings).toMatchObject([{ severity: 'warn', object: { name: 'a' } }])
  expect(findings[0]?.message).toContain('VirtualService shop/cart claims that host as well')
})

test('an older VirtualService that reaches for the host of another one takes its routes away, and blocks', () => {
  const before = [cart, claim('shop/a', ['other']), claim('shop/cart')]

  expect(found('host-claimed-twice', before, [cart, claim('shop/a', ['other', 'cart']), claim('shop/cart')])).toMatchObject([
    { severity: 'block', object: { name: 'cart' } },
  ])
})

test('gateways merge, so VirtualServices for them alone are fine', () => {
  expect(found('host-claimed-twice', [cart], [cart, offered('shop/a'), offered('shop/b')])).toEqual([])
})

test('two that nobody sees together are fine', () => {
  expect(found('host-claimed-twice', [cart], [cart, own('shop/a'), own('front/a')])).toEqual([])
})
