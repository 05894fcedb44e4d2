import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import type { Allow } from '../../../../src/model/workspace.ts'
import { files, manifestsOf } from '../../manifests.ts'

const desired = manifestsOf(
  '{ apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: fast } }\n---\n{ apiVersion: v1, kind: Service, metadata: { name: a, namespace: shop } }',
)
const ask = (allow: Allow | undefined) =>
  judge({ base: [], desired, cluster: files(), releases: [{ name: 'shop', namespace: 'shop', allow, objects: desired.map(({ id }) => id) }] })

test('a kind without a namespace that the environment does not allow blocks', () => {
  expect(ask({ namespaces: [], clusterScoped: ['ClusterRole'] })).toMatchObject([
    { rule: 'object/foreign-kind', severity: 'block', lane: 'RBAC', object: { kind: 'StorageClass', name: 'fast' } },
  ])
})

test.each(['StorageClass', 'StorageClass.storage.k8s.io'])('it is allowed as %s', (word) => {
  expect(ask({ namespaces: [], clusterScoped: [word] })).toEqual([])
})

test('where the environment says nothing, every kind is allowed', () => {
  expect(ask(undefined)).toEqual([])
})
