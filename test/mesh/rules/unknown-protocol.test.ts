import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { ingress, object, publicGateway, routing, serving, to } from '../manifests.ts'

const meshed = object('Namespace', '/shop', { metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } })
const container = { name: 'cart', ports: [{ name: 'grpc-api', containerPort: 9000 }] }
const grpcServer = object('Deployment', 'shop/cart', { spec: { template: { metadata: { labels: { app: 'cart' } }, spec: { containers: [container] } } } })
const unnamed = serving('shop/cart', { port: 9000 })

test('a new port that tells nothing warns that sidecars guess', () => {
  expect(found('unknown-protocol', [meshed], [meshed, unnamed])).toMatchObject([{ severity: 'warn', effect: 'behaviour-shifts' }])
})

test('a port of a server that says it speaks gRPC breaks calls through a gateway that routes to it', () => {
  const after = [...ingress, grpcServer, unnamed, routing('shop/cart', { hosts: ['shop.example.com'], gateways: [publicGateway] }, [to('cart')])]

  expect(found('unknown-protocol', ingress, after)).toMatchObject([
    { severity: 'block', effect: 'clients-break', message: expect.stringContaining('ends in 503 (UPE)') },
  ])
})

test('a server of gRPC that no gateway routes to warns: sidecars guess right', () => {
  expect(found('unknown-protocol', [meshed], [meshed, grpcServer, unnamed])).toMatchObject([{ severity: 'warn', effect: 'clients-break' }])
})

test('a port that tells its protocol is fine, and so is any port where there is no mesh', () => {
  expect(found('unknown-protocol', [meshed], [meshed, serving('shop/cart', { port: 9000, name: 'grpc' })])).toEqual([])
  expect(found('unknown-protocol', [], [unnamed])).toEqual([])
})

test('a port that loses its protocol is left to the rule about that', () => {
  expect(found('unknown-protocol', [meshed, serving('shop/cart', { port: 9000, name: 'grpc' })], [meshed, unnamed])).toEqual([])
})

test('the port on which a gateway says that it is ready needs no protocol', () => {
  expect(found('unknown-protocol', [meshed], [meshed, serving('shop/ingress', { port: 15021, name: 'status-port' })])).toEqual([])
})
