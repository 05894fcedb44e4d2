import { expect, test } from 'vitest'
import { judge, ownedFacts } from '../../src/judge/judge.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { files, manifestOf } from './manifests.ts'

const metadata = { name: 'web', namespace: 'shop', uid: 'u', annotations: { a: 'b' } }

const deployment = (app: string) => manifestOf({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: { app } } } })
const factsOf = (body: JsonObject) => ownedFacts([manifestOf(body)]).map((manifest) => manifest.body)

test('of a live object stay its identity and what is fixed at creation', () => {
  const spec = { replicas: 3, selector: { matchLabels: { app: 'web' } }, template: { spec: { containers: [{ env: [{ name: 'TOKEN', value: 'hunter2' }] }] } } }

  expect(factsOf({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec, status: {} })).toEqual([
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' }, spec: { selector: { matchLabels: { app: 'web' } } } },
  ])
})

test('what decides whether a fixed field may move all the same stays too', () => {
  expect(factsOf({ apiVersion: 'v1', kind: 'Service', metadata, spec: { type: 'ClusterIP', clusterIP: '10.0.0.1', ports: [] } })).toMatchObject([
    { spec: { type: 'ClusterIP', clusterIP: '10.0.0.1' } },
  ])
})

test.each(['ConfigMap', 'Secret', 'ServiceAccount'])('nothing of a %s stays', (kind) => {
  expect(factsOf({ apiVersion: 'v1', kind, metadata, immutable: true, data: { a: 'hunter2' } })).toEqual([])
})

test('a snapshot that knows the live selector finds that the desired one is another, and nothing else', () => {
  const facts = files({ source: 'snapshot', owned: ownedFacts([deployment('web')]) })

  expect(judge({ base: [], desired: [deployment('shop')], cluster: facts })).toMatchObject([{ rule: 'object/immutable-field', path: 'spec.selector' }])
  expect(judge({ base: [], desired: [deployment('web')], cluster: facts })).toEqual([])
})
