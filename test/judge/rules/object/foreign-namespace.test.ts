import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import type { Allow } from '../../../../src/model/workspace.ts'
import { files, manifestsOf } from '../../manifests.ts'

const stream =
  '{ apiVersion: v1, kind: Service, metadata: { name: own, namespace: shop } }\n---\n{ apiVersion: v1, kind: Service, metadata: { name: dns, namespace: kube-system } }'
const ask = (allow: Allow | undefined, base = '') => {
  const desired = manifestsOf(stream)
  const releases = [{ name: 'shop', namespace: 'shop', allow, objects: desired.map(({ id }) => id) }]
  return judge({ base: manifestsOf(base), desired, cluster: files(), releases }).map(({ rule, severity, object }) => [rule, severity, object.name])
}

test('an object that comes into another namespace warns where the environment says nothing', () => {
  expect(ask(undefined)).toEqual([['object/foreign-namespace', 'warn', 'dns']])
})

test('one that was there before was reviewed before', () => {
  expect(ask(undefined, stream)).toEqual([])
})

test('what the environment does not allow blocks, whether it is new or not', () => {
  expect(ask({ namespaces: [], clusterScoped: [] }, stream)).toEqual([['object/foreign-namespace', 'block', 'dns']])
})

test('its own namespace and allowed ones are no finding', () => {
  expect(ask({ namespaces: ['kube-system'], clusterScoped: [] })).toEqual([])
})
