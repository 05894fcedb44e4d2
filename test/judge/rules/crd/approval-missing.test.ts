import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import type { JsonObject } from '../../../../src/model/json.ts'
import { version } from '../../builders.ts'
import { files, manifestOf } from '../../manifests.ts'

const annotated = (group: string, approval?: string) => {
  const annotations: JsonObject = approval === undefined ? {} : { 'api-approved.kubernetes.io': approval }
  return manifestOf({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `shops.${group}`, annotations },
    spec: { group, scope: 'Namespaced', names: { kind: 'Shop', plural: 'shops' }, versions: [version('v1', {})] },
  })
}
const link = 'https://github.com/kubernetes/enhancements/pull/1111'
const create = (group: string, approval?: string) => judge({ base: [], desired: [annotated(group, approval)], cluster: files() })
const update = (before?: string) => judge({ base: [], desired: [annotated('shops.k8s.io')], cluster: files({ crds: [annotated('shops.k8s.io', before)] }) })

test('a new CRD in a group of Kubernetes without approval blocks', () => {
  expect(create('shops.k8s.io')).toMatchObject([{ rule: 'crd/approval-missing', severity: 'block', object: { name: 'shops.shops.k8s.io' } }])
  expect(create('kubernetes.io', 'soon')).toMatchObject([{ rule: 'crd/approval-missing' }])
})

test('a link, or the word unapproved, is enough', () => {
  expect(create('shops.k8s.io', link)).toEqual([])
  expect(create('shops.k8s.io', 'unapproved, a try')).toEqual([])
})

test('other groups need none', () => {
  expect(create('notk8s.io')).toEqual([])
})

test('a CRD that never had one stays acceptable, one that loses it does not', () => {
  expect(update()).toEqual([])
  expect(update(link)).toMatchObject([{ rule: 'crd/approval-missing', severity: 'block' }])
})
