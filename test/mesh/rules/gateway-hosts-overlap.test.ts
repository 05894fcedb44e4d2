import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const gateway = (
  called: string,
  hosts: readonly string[],
  { port = 443, selector = { app: 'ingress' } }: { port?: number; selector?: JsonObject } = {},
): Manifest =>
  object('Gateway', called, { spec: { selector, servers: [{ port: { number: port, name: 'https', protocol: 'HTTPS' }, hosts, tls: { mode: 'SIMPLE' } }] } })

const said = (...after: readonly Manifest[]): readonly string[] =>
  findingsOf('gateway-hosts-overlap', [], after).map(({ severity, object: { name }, path }) => `${severity} ${name} ${path}`)

test('the younger of two Gateways with one host on one port of the same pods is told', () => {
  expect(said(gateway('shop/a', ['shop.example.com']), gateway('shop/b', ['other.example.com', 'shop.example.com']))).toEqual(['warn b spec.servers[0].hosts'])
})

test('other ports, other hosts and other pods do not overlap', () => {
  const first = gateway('shop/a', ['shop.example.com'])

  expect(said(first, gateway('shop/b', ['shop.example.com'], { port: 8443 }))).toEqual([])
  expect(said(first, gateway('shop/b', ['shop.example.com'], { selector: { app: 'internal' } }))).toEqual([])
  expect(said(first, gateway('shop/b', ['*.example.com']))).toEqual([])
})

test('a host for VirtualServices of one namespace overlaps with one for the same or for all, not with one for another', () => {
  expect(said(gateway('shop/a', ['shop/shop.example.com']), gateway('shop/b', ['till/shop.example.com']))).toEqual([])
  expect(said(gateway('shop/a', ['./shop.example.com']), gateway('shop/b', ['shop/shop.example.com']))).toHaveLength(1)
  expect(said(gateway('shop/a', ['*/shop.example.com']), gateway('shop/b', ['till/shop.example.com']))).toHaveLength(1)
})

test('a Gateway does not overlap with itself, and an old overlap is not told again', () => {
  const both = [gateway('shop/a', ['shop.example.com']), gateway('shop/b', ['shop.example.com'])]

  expect(said(gateway('shop/a', ['shop.example.com', 'shop.example.com']))).toEqual([])
  expect(findingsOf('gateway-hosts-overlap', both, both)).toEqual([])
})
