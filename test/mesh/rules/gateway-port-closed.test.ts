import { expect, test } from 'vitest'
import { object, running } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const pods = running('istio-system/ingress')
const server = (number: number) => ({ port: { number, name: `http-${number}`, protocol: 'HTTP' }, hosts: ['*'] })
const opening = (...ports: readonly number[]) =>
  object('Gateway', 'istio-system/public', { spec: { selector: { app: 'ingress' }, servers: ports.map(server) } })

test('a port that the last server leaves is closed, and blocks on the Gateway', () => {
  expect(findingsOf('gateway-port-closed', [pods, opening(80, 8080)], [pods, opening(80)])).toMatchObject([
    {
      severity: 'block',
      object: { kind: 'Gateway', name: 'public' },
      message: 'The gateway stops listening on port 8080: connections to it are refused (503 UF)',
    },
  ])
})

test('a Gateway whose pods are not among the manifests is known by its selector', () => {
  expect(findingsOf('gateway-port-closed', [opening(80, 8080)], [opening(80)])).toMatchObject([{ severity: 'block', hits: ['gateway with app=ingress'] }])
})

test('a port that opens is no finding', () => {
  expect(findingsOf('gateway-port-closed', [pods, opening(80)], [pods, opening(80, 8080)])).toEqual([])
})
