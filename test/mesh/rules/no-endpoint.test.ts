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

const labels = { app: 'web' }
const pod = { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'registry.example.com/web:1' }] } }

test.each([
  object('Rollout', 'shop/web', { spec: { template: { metadata: { labels } } } }),
  object('StatefulSet', 'shop/web', { spec: { template: pod } }),
  object('DaemonSet', 'shop/web', { spec: { template: pod } }),
  object('ReplicaSet', 'shop/web', { spec: { template: pod } }),
  object('ReplicationController', 'shop/web', { spec: { template: pod } }),
  object('Job', 'shop/web', { spec: { template: pod } }),
  object('CronJob', 'shop/web', { spec: { jobTemplate: { spec: { template: pod } } } }),
  object('Pod', 'shop/web', pod),
  object('WorkloadEntry', 'shop/web', { spec: { address: '192.0.2.7', labels } }),
  object('WorkloadGroup', 'shop/web', { spec: { metadata: { labels }, template: { ports: { http: 8080 } } } }),
  object('CloneSet', 'shop/web', { spec: { template: pod } }),
])('a $id.kind that takes a workload over still answers', (workload) => {
  expect(findingsOf('no-endpoint', before, [istio, web, workload])).toEqual([])
  expect(findingsOf('no-endpoint', [istio, web, workload], [istio, web])).toHaveLength(1)
})

test('a custom resource without pods of its own answers nothing', () => {
  const certificate = object('Certificate', 'shop/web', { spec: { template: { metadata: { labels } } } })

  expect(findingsOf('no-endpoint', before, [istio, web, certificate])).toHaveLength(1)
})
