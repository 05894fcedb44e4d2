import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import { object, serving } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const ledger = (name = 'http') => serving('shop/ledger', { port: 8080, name })
const rule = (http: JsonObject) => object('DestinationRule', 'shop/ledger', { spec: { host: 'ledger', trafficPolicy: { connectionPool: { http } } } })
const entry = (protocol: string) =>
  object('ServiceEntry', 'shop/api', { spec: { hosts: ['api.example.com'], resolution: 'DNS', ports: [{ number: 50051, name: 'api', protocol }] } })

test('a DestinationRule that no longer upgrades to HTTP/2 blocks', () => {
  expect(findingsOf('cluster-protocol', [ledger(), rule({ h2UpgradePolicy: 'UPGRADE' })], [ledger(), rule({})])).toMatchObject([
    { severity: 'block', object: { kind: 'Service', name: 'ledger' }, change: 'HTTP/2 → HTTP/1.1' },
  ])
})

test('a port of a ServiceEntry that loses gRPC blocks, and one that becomes bytes warns', () => {
  expect(findingsOf('cluster-protocol', [entry('GRPC')], [entry('HTTP')])).toMatchObject([{ severity: 'block', object: { kind: 'ServiceEntry' } }])
  expect(findingsOf('cluster-protocol', [entry('HTTP')], [entry('TCP')])).toMatchObject([{ severity: 'warn', object: { kind: 'ServiceEntry' } }])
})

test('a Service port that changes its own protocol is told by mesh/port-protocol', () => {
  const sidecar = object('Sidecar', 'shop/default', { spec: { egress: [{ hosts: ['*/*'] }] } })

  expect(findingsOf('cluster-protocol', [sidecar, ledger('grpc')], [sidecar, ledger('http')])).toEqual([])
  expect(findingsOf('port-protocol', [sidecar, ledger('grpc')], [sidecar, ledger('http')])).toMatchObject([{ severity: 'block' }])
})
