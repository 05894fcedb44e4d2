import { expect, test } from 'vitest'
import { ingress, serving } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const front = (port: number) => serving('istio-system/ingress', { port, name: 'http' })

test('a port of a Gateway that the Service in front of its pods lacks is never reached', () => {
  expect(findingsOf('gateway-port-unreachable', [], [...ingress, front(8080)])).toMatchObject([
    { severity: 'warn', path: 'spec.servers[0].port.number', action: expect.stringContaining('use one of its ports: 8080') },
  ])
})

test('a port that one of several Services has is reached', () => {
  const second = serving('istio-system/internal', { port: 80, name: 'http' }, { selector: { app: 'ingress' } })

  expect(findingsOf('gateway-port-unreachable', [], [...ingress, front(80)])).toEqual([])
  expect(findingsOf('gateway-port-unreachable', [], [...ingress, front(8080), second])).toEqual([])
})

test('pods without a Service, and Services of other namespaces, say nothing of the way in', () => {
  expect(findingsOf('gateway-port-unreachable', [], ingress)).toEqual([])
  expect(findingsOf('gateway-port-unreachable', [], [...ingress, serving('shop/ingress', { port: 8080, name: 'http' })])).toEqual([])
})

test('a port that a Service leads to under another number is reached', () => {
  expect(findingsOf('gateway-port-unreachable', [], [...ingress, serving('istio-system/ingress', { port: 8080, name: 'http', targetPort: 80 })])).toEqual([])
})
