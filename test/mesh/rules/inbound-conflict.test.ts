import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, running, serving } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const pods = running('shop/web')
const service = (name: string, port: JsonObject): Manifest => serving(`shop/${name}`, port, { selector: { app: 'web' } })
const said = (...after: readonly Manifest[]): readonly string[] =>
  findingsOf('inbound-conflict', [], after).map(({ severity, object: { name }, path }) => `${severity} ${name} ${path}`)

test('two Services that call one port of a pod by different protocols conflict, and the later is not read as it says', () => {
  const found = findingsOf('inbound-conflict', [], [pods, service('a', { port: 80, name: 'grpc' }), service('b', { port: 81, targetPort: 80, name: 'tcp' })])

  expect(found).toMatchObject([{ severity: 'block', object: { name: 'b' }, path: 'spec.ports[81]', change: 'GRPC ≠ TCP', hits: ['Deployment shop/web'] }])
})

test('protocols that are treated alike, other target ports and other pods do not conflict', () => {
  const grpc = service('a', { port: 80, name: 'grpc' })

  expect(said(pods, grpc, service('b', { port: 81, targetPort: 80, name: 'http2' }))).toEqual([])
  expect(said(pods, grpc, service('b', { port: 80, targetPort: 8080, name: 'tcp' }))).toEqual([])
  expect(said(pods, grpc, running('shop/b'), serving('shop/b', { port: 80, name: 'tcp' }))).toEqual([])
  expect(said(pods, grpc, service('b', { port: 81, targetPort: 80, name: 'dns', protocol: 'UDP' }))).toEqual([])
})

test('a target port by name is the number that the pod gives it', () => {
  const named = object('Deployment', 'shop/web', {
    spec: { template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ ports: [{ name: 'main', containerPort: 80 }] }] } } },
  })
  const services = [service('a', { port: 80, name: 'http' }), service('b', { port: 81, targetPort: 'main', name: 'tcp' })]

  expect(said(named, ...services)).toEqual(['block b spec.ports[81]'])
  expect(said(pods, ...services)).toEqual([])
})

test('a conflict at several workloads is told once', () => {
  const twin = running('shop/twin', { app: 'web' })

  expect(said(pods, twin, service('a', { port: 80, name: 'http' }), service('b', { port: 81, targetPort: 80, name: 'tcp' }))).toHaveLength(1)
})

test('a pod without a sidecar has no conflict', () => {
  const services = [service('a', { port: 80, name: 'http' }), service('b', { port: 81, targetPort: 80, name: 'tcp' })]
  const exempt = object('Deployment', 'shop/web', {
    spec: { template: { metadata: { labels: { app: 'web' }, annotations: { 'sidecar.istio.io/inject': 'false' } }, spec: { containers: [{ name: 'web' }] } } },
  })

  expect(said(exempt, ...services)).toEqual([])
  expect(said(exempt, running('shop/twin', { app: 'web' }), ...services)).toHaveLength(1)
})
