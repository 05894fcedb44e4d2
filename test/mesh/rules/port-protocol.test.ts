import { expect, test } from 'vitest'
import { meshFindings } from '../../../src/mesh/mesh.ts'
import { ingress, publicGateway, routing, serving, to } from '../manifests.ts'
import { service } from '../service.ts'

test('a renamed gRPC port warns that the gateway loses HTTP/2, and says how to get it back', () => {
  const findings = meshFindings([service([{ port: 50051, name: 'grpc-public' }])], [service([{ port: 50051, name: 'public-grpc' }])])

  expect(findings).toEqual([
    {
      rule: 'mesh/port-protocol',
      effect: 'clients-break',
      why: 'Istio tells the protocol of a port by appProtocol, else by the prefix of its name, and configures every proxy by it',
      severity: 'warn',
      lane: 'Mesh',
      object: { group: '', kind: 'Service', namespace: 'applications', name: 'accounts', version: 'v1' },
      path: 'spec.ports[50051].name',
      message: 'The gateway loses HTTP/2 to accounts: gRPC answers 503',
      change: 'grpc-public → public-grpc (GRPC → Auto; gateway cluster http2 → http/1.1: UPE, UC; sidecars guess per connection)',
      hits: [],
      action: 'Set name of the port back to grpc-public, or set appProtocol: grpc.',
    },
  ])
})

test('HTTP that becomes TCP warns that routes and retries stop', () => {
  const findings = meshFindings([service([{ port: 80, name: 'http' }])], [service([{ port: 80, name: 'http', appProtocol: 'tcp' }])])

  expect(findings).toMatchObject([{ severity: 'warn', path: 'spec.ports[80].appProtocol', change: expect.stringContaining('(none) → tcp') }])
  expect(findings[0]?.message).toContain('routes, retries')
  expect(findings[0]?.action).toContain('Take appProtocol out')
})

test('a port that becomes UDP warns that it leaves the mesh', () => {
  const findings = meshFindings([service([{ port: 80, name: 'http' }])], [service([{ port: 80, name: 'http', protocol: 'UDP' }])])

  expect(findings).toMatchObject([{ severity: 'warn', path: 'spec.ports[80].protocol', action: 'Take protocol out of the port.' }])
})

test.each([
  ['another name for the same treatment', 'grpc-a', 'http2-a'],
  ['the same name', 'http', 'http'],
])('%s is no finding', (_what, before, after) => {
  expect(meshFindings([service([{ port: 80, name: before }])], [service([{ port: 80, name: after }])])).toEqual([])
})

test('a port or a Service that comes or goes is not this rule', () => {
  expect(meshFindings([service([{ port: 80, name: 'http' }])], [service([{ port: 81, name: 'tcp' }])])).toEqual([])
  expect(meshFindings([], [service([{ port: 80, name: 'http' }])])).toEqual([])
  expect(meshFindings([service([{ port: 80, name: 'http' }])], [])).toEqual([])
})

test('every move from one treatment to another is said', () => {
  const names = ['grpc', 'http', 'web', 'tcp', 'udp']
  const pairs = names.flatMap((before) => names.filter((after) => after !== before).map((after) => [before, after] as const))

  const silent = pairs.filter(([before, after]) => meshFindings([service([{ port: 80, name: before }])], [service([{ port: 80, name: after }])]).length !== 1)

  expect(silent).toEqual([])
})

const side = (name: string) => [
  ...ingress,
  serving('shop/cart', { port: 9000, name }),
  routing('shop/cart', { hosts: ['shop.example.com'], gateways: [publicGateway] }, [to('cart')]),
]

test('a gateway that routes to the port and loses HTTP/2 blocks, and the routes are named', () => {
  expect(meshFindings(side('grpc-api'), side('api'))).toMatchObject([{ rule: 'mesh/port-protocol', severity: 'block', hits: ['VirtualService shop/cart'] }])
})
