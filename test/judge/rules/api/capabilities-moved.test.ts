import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import type { ServedKind } from '../../../../src/model/facts.ts'
import type { Manifest } from '../../../../src/model/manifest.ts'
import { crd, version } from '../../builders.ts'
import { files } from '../../manifests.ts'

const served = (group: string, name: string, kind: string): ServedKind => ({ group, version: name, kind, plural: '', isNamespaced: true })
const cluster = [served('', 'v1', 'Pod'), served('apps', 'v1', 'Deployment'), served('apps', 'v1', 'DaemonSet')]
const recorded = ['v1', 'v1/Pod', 'apps/v1', 'apps/v1/Deployment', 'apps/v1/DaemonSet']

type Asked = { recorded?: readonly string[]; rendered?: string; live?: string; kinds?: readonly ServedKind[] | 'unknown'; desired?: readonly Manifest[] }

const ask = (asked: Asked) =>
  judge({
    base: [],
    desired: asked.desired ?? [],
    cluster: files({ source: 'live', kubeVersion: asked.live ?? '1.35.2', served: asked.kinds ?? cluster }),
    renderedFor: {
      environment: 'prod',
      capabilities: { kubeVersion: asked.rendered ?? '1.35.2', apiVersions: asked.recorded ?? recorded, clusterScoped: [], clusterUid: '' },
    },
  }).filter(({ rule }) => rule === 'api/capabilities-moved')

test('H05: a cluster of another version is a warning that names both and the verb that records it', () => {
  expect(ask({ live: '1.36.0' })).toMatchObject([
    {
      severity: 'warn',
      lane: 'API',
      object: { kind: 'Environment', name: 'prod' },
      path: 'kubeVersion',
      change: '1.35.2 → 1.36.0',
      action: expect.stringContaining('npm run snapshot -- --env prod'),
    },
  ])
  expect(ask({ live: '1.35.20' })).toHaveLength(1)
})

test.each([
  ['1.35.2', '1.35.2'],
  ['1.35', '1.35.2'],
  ['1.35.2', '1.35.2-eks-1'],
  ['1.35.2', '1.35.2+k3s1'],
])('H05: charts rendered for %s fit a cluster of %s', (rendered, live) => {
  expect(ask({ rendered, live })).toEqual([])
})

test('H06: an API that was recorded and is no longer served is a warning, and a whole version stands for its kinds', () => {
  const findings = ask({ recorded: [...recorded, 'policy/v1beta1', 'policy/v1beta1/PodDisruptionBudget', 'apps/v1/ReplicaSet'] })

  expect(findings).toMatchObject([{ severity: 'warn', path: 'apiVersions', message: expect.stringMatching(/: apps\/v1\/ReplicaSet, policy\/v1beta1$/) }])
})

test('H06: an API that the cluster has gained is information', () => {
  const findings = ask({ kinds: [...cluster, served('monitoring.example.com', 'v1', 'Monitor'), served('apps', 'v1', 'ReplicaSet')] })

  expect(findings).toMatchObject([{ severity: 'info', message: expect.stringMatching(/: apps\/v1\/ReplicaSet, monitoring\.example\.com\/v1$/) }])
})

test('versions that were written by hand without their kinds are compared as versions', () => {
  expect(ask({ recorded: ['v1', 'apps/v1'] })).toEqual([])
})

test('what a CRD of the tree itself brings is no move of the cluster, before it is applied and after', () => {
  const own = [crd({ versions: [version('v1', {})] })]

  expect(ask({ desired: own, kinds: [...cluster, served('example.com', 'v1', 'Shop')] })).toEqual([])
  expect(ask({ desired: own, recorded: [...recorded, 'example.com/v1', 'example.com/v1/Shop'] })).toEqual([])
})

test('nothing is said where nobody asked a cluster, or nothing was rendered for one', () => {
  expect(ask({ kinds: 'unknown', live: '' })).toEqual([])
  expect(judge({ base: [], desired: [], cluster: files({ kubeVersion: '1.36.0', served: cluster }) })).toEqual([])
})

test('a long list is cut, and says how much', () => {
  const many = Array.from({ length: 12 }, (_, index) => served(`g${index}.example.com`, 'v1', 'Thing'))

  expect(ask({ kinds: [...cluster, ...many] })[0]?.message).toMatch(/ and 4 more$/)
})
