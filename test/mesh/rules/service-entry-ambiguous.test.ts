import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, serving } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const entry = (called: string, spec: JsonObject, protocol = 'TLS'): Manifest =>
  object('ServiceEntry', called, { spec: { hosts: ['db.example.com'], resolution: 'DNS', ports: [{ number: 443, name: 'any', protocol }], ...spec } })

const said = (...after: readonly Manifest[]): readonly string[] =>
  findingsOf('service-entry-ambiguous', [], after).map(({ severity, object: { namespace }, path }) => `${severity} ${namespace} ${path}`)

test('one host in two ServiceEntries that somebody sees both of is told at the younger', () => {
  expect(said(entry('shop/a', {}), entry('till/b', {}))).toEqual(['warn till spec.hosts'])
})

test('each kept to its namespace is clear', () => {
  expect(said(entry('shop/a', { exportTo: ['.'] }), entry('till/b', { exportTo: ['.'] }))).toEqual([])
})

test('several addresses of one ServiceEntry are one claim, and a second claim is told once', () => {
  const addresses = ['10.1.1.1', '10.1.1.2']

  expect(said(entry('shop/a', { addresses }))).toEqual([])
  expect(said(entry('shop/a', { addresses }), entry('till/b', { addresses }))).toEqual(['warn till spec.hosts'])
})

test('a host that a Service of Kubernetes has is claimed twice as well', () => {
  expect(said(serving('shop/db', { port: 443, name: 'tls' }), entry('till/b', { hosts: ['db.shop.svc.cluster.local'] }))).toEqual(['warn till spec.hosts'])
})

test('TCP without an address takes its port from everybody; TLS and HTTP have names', () => {
  expect(said(entry('shop/a', {}, 'TCP'))).toEqual(['warn shop spec.addresses'])
  expect(said(entry('shop/a', { addresses: ['10.1.1.1'] }, 'TCP'))).toEqual([])
  expect(said(entry('shop/a', {}, 'HTTPS'))).toEqual([])
  expect(said(entry('shop/a', {}, 'HTTP'))).toEqual([])
})

test('DNS has no address for a wildcard, unless endpoints are listed or nobody resolves it', () => {
  const hosts = ['*.example.com']

  expect(said(entry('shop/a', { hosts }))).toEqual(['warn shop spec.resolution'])
  expect(said(entry('shop/a', { hosts, endpoints: [{ address: 'gate.example.com' }] }))).toEqual([])
  expect(said(entry('shop/a', { hosts, resolution: 'NONE' }))).toEqual([])
})
