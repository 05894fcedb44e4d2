import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, serving } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const entry = (name: string, protocol: string, spec: JsonObject = {}): Manifest =>
  object('ServiceEntry', `shop/${name}`, {
    spec: { hosts: [`${name}.example.com`], resolution: 'DNS', ports: [{ number: 5432, name: 'any', protocol }], ...spec },
  })

/** "severity object" of what is said of manifests that are all new. */
const said = (...after: readonly Manifest[]): readonly string[] =>
  findingsOf('listener-collision', [], after).map(({ severity, object: { name } }) => `${severity} ${name}`)

const headless = (name: string): Manifest => serving(`shop/${name}`, { port: 5432, name: 'tcp' }, { clusterIP: 'None' })

const at = (address: string): JsonObject => ({ addresses: [address] })

test('of two TCP hosts without an address of their own on one port the later gets nothing', () => {
  expect(said(entry('a', 'TCP'), entry('b', 'TCP'))).toEqual(['block b'])
})

test('the older one wins, whatever its name', () => {
  const [older, newer] = ['2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'].map((creationTimestamp) => ({ metadata: { creationTimestamp } }))

  const [a, b] = [entry('a', 'TCP'), entry('b', 'TCP')]

  expect(said({ ...a, body: { ...a.body, ...newer } }, { ...b, body: { ...b.body, ...older } })).toEqual(['block a'])
})

test('addresses of their own, other ports, and hosts of TLS keep them apart', () => {
  expect(said(entry('a', 'TCP', at('10.1.1.1')), entry('b', 'TCP', at('10.1.1.2')))).toEqual([])
  expect(said(entry('a', 'TCP'), entry('b', 'TCP', { ports: [{ number: 5433, name: 'any', protocol: 'TCP' }] }))).toEqual([])
  expect(said(entry('a', 'TLS'), entry('b', 'TLS'))).toEqual([])
  expect(said(serving('shop/a', { port: 5432, name: 'tcp' }), serving('shop/b', { port: 5432, name: 'tcp' }))).toEqual([])
})

test('one address for two hosts of TLS does not tell them apart', () => {
  expect(said(entry('a', 'TLS', at('10.1.1.1')), entry('b', 'TLS', at('10.1.1.1')))).toEqual(['block b'])
})

test('HTTP shares its listener with HTTP, and begins to guess where bytes join in, which is told once', () => {
  const http = [serving('shop/a', { port: 5432, name: 'http' }), serving('shop/b', { port: 5432, name: 'grpc' })]

  expect(said(...http)).toEqual([])
  expect(said(...http, entry('c', 'TCP'))).toEqual(['warn c'])
})

test('MongoDB never shares with anything else', () => {
  expect(said(entry('a', 'HTTP'), entry('b', 'Mongo'))).toEqual(['block b'])
})

test('a headless Service is heard on the addresses of its pods', () => {
  expect(said(headless('a'), headless('b'))).toEqual([])
})

test('who is not seen together does not collide', () => {
  const own = { exportTo: ['.'] }
  const other = entry('b', 'TCP', own)

  expect(said(entry('a', 'TCP', own), { ...other, id: { ...other.id, namespace: 'till' } })).toEqual([])
  expect(said(entry('a', 'TCP', own), other)).toEqual(['block b'])
})

test('a collision that was there before warns', () => {
  const both = [entry('a', 'TCP'), entry('b', 'TCP')]

  expect(findingsOf('listener-collision', both, both).map(({ severity }) => severity)).toEqual(['warn'])
})
