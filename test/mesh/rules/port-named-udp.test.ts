import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { object, serving } from '../manifests.ts'

const meshed = object('Namespace', '/shop', { metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } })
const stats = (name: string, protocol = 'TCP') => [meshed, serving('shop/stats', { port: 8125, name, protocol })]

test('a TCP port that begins to call itself UDP leaves the mesh, and blocks', () => {
  expect(found('port-named-udp', stats('tcp-stats'), stats('udp-stats'))).toMatchObject([{ severity: 'block', path: 'spec.ports[8125].name' }])
})

test('a new one warns: nobody called it through the mesh', () => {
  expect(found('port-named-udp', [meshed], stats('udp-stats'))).toMatchObject([{ severity: 'warn' }])
})

test('a port that is UDP is fine', () => {
  expect(found('port-named-udp', [meshed], stats('udp-stats', 'UDP'))).toEqual([])
})
