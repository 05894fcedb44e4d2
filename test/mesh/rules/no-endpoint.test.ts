import { expect, test } from 'vitest'
import { object, running, serving } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const web = serving('shop/web', { port: 80, name: 'http' })
const istio = object('Sidecar', 'shop/default', { spec: { egress: [{ hosts: ['*/*'] }] } })
const before = [istio, web, running('shop/web')]

test('a Service that selects no workload any more blocks', () => {
  expect(findingsOf('no-endpoint', before, [istio, web, running('shop/web', { app: 'renamed' })])).toMatchObject([
    { severity: 'block', object: { kind: 'Service', name: 'web' }, message: expect.stringMatching(/503 UH/) },
  ])
})

test('a Service whose workload was never among the manifests says nothing', () => {
  expect(findingsOf('no-endpoint', [istio, web], [istio, web, running('shop/other')])).toEqual([])
})

test('a workload that another kind takes over still answers', () => {
  const rollout = object('Rollout', 'shop/web', { spec: { template: { metadata: { labels: { app: 'web' } } } } })

  expect(findingsOf('no-endpoint', before, [istio, web, rollout])).toEqual([])
})
