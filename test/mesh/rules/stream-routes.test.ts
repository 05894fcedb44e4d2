import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, running, serving } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const db = serving('shop/db', { port: 5432, name: 'tcp' })
const tcp = (destination: JsonObject): Manifest => object('VirtualService', 'shop/db', { spec: { hosts: ['db'], tcp: [{ route: [{ destination }] }] } })
const both = (before: JsonObject, after: JsonObject): readonly [readonly Manifest[], readonly Manifest[]] => [
  [db, tcp(before)],
  [db, tcp(after)],
]

test.each([
  ['route-to-missing-host', 'a host that nobody has', { host: 'dbb' }],
  ['route-to-missing-subset', 'a subset that nobody gives', { host: 'db', subset: 'v2' }],
  ['route-to-missing-port', 'a port that the Service lacks', { host: 'db', port: { number: 3306 } }],
])('%s: a TCP route to %s closes connections, and blocks', (rule, _what, destination) => {
  expect(findingsOf(rule, ...both({ host: 'db' }, destination))).toMatchObject([
    {
      severity: 'block',
      object: { kind: 'VirtualService', name: 'db' },
      path: 'spec.tcp[].route[].destination',
      message: expect.stringMatching(/^Connections to VIP\(db.shop\)_5432 that match all are closed \(NC\)/),
    },
  ])
})

test('route-target-removed: a Service that goes away under a TCP route blocks', () => {
  const other = serving('shop/other', { port: 5432, name: 'tcp' })

  expect(findingsOf('route-target-removed', [db, other, tcp({ host: 'other' })], [db, tcp({ host: 'other' })])).toMatchObject([{ severity: 'block' }])
})

test('route-without-port: a TCP route that leaves the port out means the one that was called, where its host has several', () => {
  const ports = [
    { port: 3306, name: 'tcp-a' },
    { port: 3307, name: 'tcp-b' },
  ]
  const other = object('Service', 'shop/other', { spec: { selector: { app: 'other' }, ports } })

  expect(findingsOf('route-without-port', [db, other, tcp({ host: 'db' })], [db, other, tcp({ host: 'other' })])).toMatchObject([{ severity: 'block' }])
})

const shownTo = (namespace: string) =>
  object('DestinationRule', 'shop/db', { spec: { host: 'db', exportTo: [namespace], subsets: [{ name: 'v1', labels: {} }] } })

test('route-to-hidden-host: a DestinationRule that is hidden takes its subset from TCP routes too', () => {
  const route = object('VirtualService', 'shop/db', { spec: { hosts: ['db'], tcp: [{ route: [{ destination: { host: 'db', subset: 'v1' } }] }] } })
  const caller = running('till/caller')

  expect(findingsOf('route-to-hidden-host', [db, route, caller, shownTo('*')], [db, route, caller, shownTo('.')])).toMatchObject([
    { severity: 'block', change: expect.stringContaining('sidecars of till') },
  ])
})

const passedThrough = (host: string) =>
  object('VirtualService', 'shop/db', {
    spec: {
      hosts: ['db.example.com'],
      gateways: ['istio-system/public'],
      tls: [{ match: [{ sniHosts: ['db.example.com'] }], route: [{ destination: { host, port: { number: 5432 } } }] }],
    },
  })

test('a passthrough route of a gateway is looked at by its server name', () => {
  const gateway = object('Gateway', 'istio-system/public', {
    spec: {
      selector: { app: 'ingress' },
      servers: [{ port: { number: 443, name: 'tls', protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' }, hosts: ['db.example.com'] }],
    },
  })
  expect(findingsOf('route-to-missing-host', [gateway, db, passedThrough('db')], [gateway, db, passedThrough('dbb')])).toMatchObject([
    { severity: 'block', message: expect.stringContaining('0.0.0.0_443 that match SNI db.example.com are closed') },
  ])
})
