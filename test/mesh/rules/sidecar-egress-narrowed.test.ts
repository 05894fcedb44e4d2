import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { object, routing, running, serving, to } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const services = [serving('shop/web', { port: 80, name: 'http' }), serving('till/cash', { port: 80, name: 'http' })]
const sidecar = (hosts: readonly string[], spec: JsonObject = {}): Manifest => object('Sidecar', 'shop/default', { spec: { egress: [{ hosts }], ...spec } })

/** What a Sidecar of shop that comes, or changes, is said to do to its namespace. */
const said = (before: readonly Manifest[], after: readonly Manifest[], others: readonly Manifest[] = []) =>
  findingsOf('sidecar-egress-narrowed', [...services, ...others, ...before], [...services, ...others, ...after])

const caller = (value: string): Manifest =>
  object('Deployment', 'shop/web', { spec: { template: { spec: { containers: [{ env: [{ name: 'CASH', value }] }] } } } })

test('a host that is taken away and that a VirtualService of the namespace is for blocks', () => {
  const route = routing('shop/cash', { hosts: ['cash.till.svc.cluster.local'] }, [to('web')])

  expect(said([sidecar(['./*', 'till/*'])], [sidecar(['./*'])], [route])).toMatchObject([
    { severity: 'block', change: 'cash.till.svc.cluster.local', hits: ['VirtualService shop/cash names cash.till.svc.cluster.local'] },
  ])
})

test('a host that a pod template of the namespace names is in use', () => {
  expect(said([], [sidecar(['./*'])], [caller('http://cash.till:80')])).toMatchObject([
    { severity: 'block', hits: [expect.stringContaining('Deployment shop/web')] },
  ])
  expect(said([], [sidecar(['./*'])], [caller('http://cash.tillage')])).toMatchObject([{ severity: 'warn', hits: [] }])
  expect(said([], [sidecar(['./*'])], [caller('http://my-cash.till')])).toMatchObject([{ severity: 'warn', hits: [] }])
})

test('a host that nobody is known to use warns, and says where calls would go', () => {
  expect(said([], [sidecar(['./*'])])).toMatchObject([{ severity: 'warn', message: expect.stringContaining('PassthroughCluster') }])
  expect(said([], [sidecar(['./*'], { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } })])).toMatchObject([{ message: expect.stringContaining('502') }])
})

test('a Sidecar that lets in as much as before, or more, takes nothing', () => {
  expect(said([], [sidecar(['*/*'])])).toEqual([])
  expect(said([sidecar(['./*'])], [sidecar(['./*', 'till/*'])])).toEqual([])
  expect(said([sidecar(['./*'])], [sidecar(['./*'])])).toEqual([])
})

test('a Service that is gone is not taken away by the Sidecar', () => {
  const [web, cash] = services
  const [before, after] = [sidecar(['./*', 'till/*']), sidecar(['./*', 'till/*', '~/none'])]

  expect(
    findingsOf(
      'sidecar-egress-narrowed',
      [web, cash, before].flatMap((one) => one ?? []),
      [web, after].flatMap((one) => one ?? []),
    ),
  ).toEqual([])
})

test('a Sidecar for some workloads is compared with what these had', () => {
  const some = object('Sidecar', 'shop/some', { spec: { workloadSelector: { labels: { app: 'web' } }, egress: [{ hosts: ['./*'] }] } })

  expect(said([sidecar(['./*'])], [sidecar(['./*']), some], [running('shop/web')])).toEqual([])
  expect(said([], [some], [running('shop/web')])).toHaveLength(1)
})
