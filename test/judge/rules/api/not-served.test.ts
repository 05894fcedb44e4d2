import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import type { ServedKind } from '../../../../src/model/facts.ts'
import type { Manifest } from '../../../../src/model/manifest.ts'
import { crd, shop, version } from '../../builders.ts'
import { files, manifestOf } from '../../manifests.ts'

const budget = (apiVersion: string) => manifestOf({ apiVersion, kind: 'PodDisruptionBudget', metadata: { name: 'shop', namespace: 'default' } })
const served = (group: string, name: string, kind: string): ServedKind => ({ group, version: name, kind, plural: '', isNamespaced: true })
const crdKind: ServedKind = { ...served('apiextensions.k8s.io', 'v1', 'CustomResourceDefinition'), isNamespaced: false }
const policy = [served('policy', 'v1', 'PodDisruptionBudget'), crdKind]
const ask = (desired: readonly Manifest[], kinds: readonly ServedKind[] | 'unknown') => judge({ base: [], desired, cluster: files({ served: kinds }) })

test('a version that the cluster does not serve blocks and names the one that it does', () => {
  const findings = ask([budget('policy/v1beta1')], policy)

  expect(findings).toMatchObject([{ rule: 'api/not-served', severity: 'block', lane: 'API', object: { kind: 'PodDisruptionBudget', version: 'v1beta1' } }])
  expect(findings[0]?.action).toContain('policy/v1')
})

test('a kind that nobody serves blocks', () => {
  expect(ask([shop('corner', {})], policy)).toMatchObject([{ rule: 'api/not-served' }])
})

test('what the cluster serves, or a CRD of the same render brings, is no finding', () => {
  expect(ask([budget('policy/v1')], policy)).toEqual([])
  expect(ask([crd({ versions: [version('v1', {})] }), shop('corner', {})], policy)).toEqual([])
})

test('a CRD of the same render decides for its kind, whatever the cluster serves today', () => {
  const moved = crd({ versions: [version('v1', {}, { served: false }), version('v2', {}, { storage: false })] })
  const findings = ask([moved, shop('corner', {})], [...policy, served('example.com', 'v1', 'Shop')])

  expect(findings).toMatchObject([{ rule: 'api/not-served', object: { kind: 'Shop' } }])
})

test('where nobody asked a cluster, only kinds with a CRD in the render are judged', () => {
  expect(ask([budget('policy/v1'), shop('corner', {})], 'unknown')).toEqual([])
  expect(ask([crd({ versions: [version('v2', {})] }), shop('corner', {})], 'unknown')).toMatchObject([{ rule: 'api/not-served', object: { kind: 'Shop' } }])
})
