import { expect, test } from 'vitest'
import { pruneName, prunePlan, whatHolds } from '../../src/apply/apply.ts'
import type { JsonObject } from '../../src/model/json.ts'
import type { Manifest, ResourceId } from '../../src/model/manifest.ts'

const object = (id: Partial<ResourceId>, body: JsonObject = {}): Manifest => ({
  id: { group: '', kind: 'ConfigMap', namespace: 'shop', name: 'a', ...id },
  version: 'v1',
  body,
})

const crd = object({ group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', namespace: '', name: 'lamps.example.com' })
const namespace = object({ kind: 'Namespace', namespace: '', name: 'shop' })
const claim = object({ kind: 'PersistentVolumeClaim', name: 'data' })
const kept = object({ name: 'kept' }, { metadata: { annotations: { 'helm.sh/resource-policy': 'keep' } } })
const plain = object({ name: 'plain' })

const deletedBy = (named: readonly string[]): readonly string[] => prunePlan([crd, namespace, claim, kept, plain], named).deleted.map(({ id }) => pruneName(id))

test('what takes data with it stays unless it is named, and the plan says why', () => {
  const plan = prunePlan([crd, namespace, claim, kept, plain], [])

  expect(plan.deleted).toEqual([plain])
  expect(plan.kept.map(({ manifest, why }) => [manifest.id.name, why])).toEqual([
    ['kept', 'its annotation helm.sh/resource-policy says keep'],
    ['shop', 'everything in it would go with it'],
    ['data', 'its data may go with it'],
    ['lamps.example.com', 'every custom resource of it would go with it'],
  ])
})

test.each([
  ['Kind/name', 'PersistentVolumeClaim/data', 'PersistentVolumeClaim/shop/data'],
  ['Kind/namespace/name', 'ConfigMap/shop/kept', 'ConfigMap/shop/kept'],
  ['Kind.group/name', 'CustomResourceDefinition.apiextensions.k8s.io/lamps.example.com', 'CustomResourceDefinition/lamps.example.com'],
  ['a kind without a namespace', 'Namespace/shop', 'Namespace/shop'],
])('an object is named by %s', (_form, named, gone) => {
  expect(deletedBy([named])).toEqual(expect.arrayContaining([gone, 'ConfigMap/shop/plain']))
  expect(deletedBy([named])).toHaveLength(2)
})

test('a name in another namespace, or of another kind, names nothing', () => {
  expect(deletedBy(['ConfigMap/other/kept', 'Secret/kept', 'Namespace/shops'])).toEqual(['ConfigMap/shop/plain'])
})

test('an object that does not go says which finalizer holds it, a namespace what is left in it', () => {
  const held = object({ name: 'held' }, { metadata: { finalizers: ['example.com/one', 'example.com/two'] } })
  const condition = { type: 'NamespaceContentRemaining', status: 'True', message: 'Some resources are remaining: lamps.example.com has 1 resource instances' }
  const terminating = object({ kind: 'Namespace', namespace: '' }, { spec: { finalizers: ['kubernetes'] }, status: { conditions: [condition] } })

  expect(whatHolds(held)).toBe('ConfigMap shop/held is held by the finalizer example.com/one, example.com/two')
  expect(whatHolds(terminating)).toContain('finalizer kubernetes (Some resources are remaining: lamps.example.com has 1')
})
