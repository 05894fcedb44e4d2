import { expect, test } from 'vitest'
import { found } from '../found.ts'
import { object, serving } from '../manifests.ts'

const meshed = object('Namespace', '/shop', { metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } })
const port = (name: string, appProtocol: string) => [meshed, serving('shop/cart', { port: 8080, name, appProtocol })]

test('an appProtocol that Istio does not know takes a good name with it', () => {
  expect(found('protocol-contradiction', [meshed], port('grpc-api', 'rest'))).toMatchObject([
    { severity: 'warn', message: expect.stringContaining('Istio does not know appProtocol rest') },
  ])
})

test('an appProtocol that says something else than the name is told with what counts', () => {
  expect(found('protocol-contradiction', [meshed], port('grpc-api', 'tcp'))).toMatchObject([{ message: expect.stringContaining('it is TCP, not GRPC') }])
})

test.each([
  ['says the same', 'http2-api', 'grpc'],
  ['stands beside a name that says nothing', 'api', 'rest'],
])('an appProtocol is fine where it %s', (_case, name, appProtocol) => {
  expect(found('protocol-contradiction', [meshed], port(name, appProtocol))).toEqual([])
})
