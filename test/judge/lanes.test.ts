import { expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import { withLanes } from '../../src/judge/lanes.ts'
import { manifestsOf } from './manifests.ts'

const apiVersions: Readonly<Record<string, string>> = {
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  CustomResourceDefinition: 'apiextensions.k8s.io/v1',
  Deployment: 'apps/v1',
  MutatingWebhookConfiguration: 'admissionregistration.k8s.io/v1',
  VirtualService: 'networking.istio.io/v1',
}
const object = (kind: string, rest: string, metadata = '') =>
  `{ apiVersion: ${apiVersions[kind] ?? 'v1'}, kind: ${kind}, metadata: { name: a, namespace: n${metadata} }, ${rest} }`
const lanesOf = (before: string, after: string) =>
  compare(manifestsOf(before), manifestsOf(after))
    .map(withLanes)
    .flatMap((change) => change.lanes)
const rules = (verbs: string, resources = 'pods') => `rules: [{ apiGroups: [""], resources: [${resources}], verbs: [${verbs}] }]`
const hook = (rest: string) => `webhooks: [{ name: w, clientConfig: { service: { name: a, namespace: n }, caBundle: YQ== }, ${rest} }]`

const cases: readonly (readonly [name: string, lanes: readonly string[], kind: string, before: string, after: string])[] = [
  ['a CRD', ['CRD'], 'CustomResourceDefinition', 'spec: { a: 1 }', 'spec: { a: 2 }'],
  ['the pod template', ['Restart'], 'Deployment', 'spec: { template: { a: 1 } }', 'spec: { template: { a: 2 } }'],
  ['the selector of a Deployment, which is fixed', ['Immutable', 'Selector'], 'Deployment', 'spec: { selector: { a: b } }', 'spec: { selector: { a: c } }'],
  ['the selector of a Service', ['Selector'], 'Service', 'spec: { selector: { a: b } }', 'spec: { selector: { a: c } }'],
  ['the ports of a Service', ['Mesh'], 'Service', 'spec: { ports: [{ port: 1 }] }', 'spec: { ports: [{ port: 2 }] }'],
  ['a route of the mesh', ['Mesh'], 'VirtualService', 'spec: { a: 1 }', 'spec: { a: 2 }'],
  ['one more verb', ['RBAC'], 'ClusterRole', rules('get'), rules('get, list')],
  ['a wildcard', ['RBAC'], 'ClusterRole', rules('get'), rules('get', "'*'")],
  ['fewer rights', ['Config'], 'ClusterRole', rules('"*"'), rules('get, list')],
  ['one more subject', ['RBAC'], 'ClusterRoleBinding', 'subjects: []', 'subjects: [{ kind: User, name: a }]'],
  ['what happens when a webhook is down', ['Webhook'], 'MutatingWebhookConfiguration', hook('failurePolicy: Ignore'), hook('failurePolicy: Fail')],
  ['the CA of a webhook', ['Config'], 'MutatingWebhookConfiguration', hook('x: y'), hook('x: y').replace('YQ==', 'Yg==')],
  ['replicas', ['Config'], 'Deployment', 'spec: { replicas: 1 }', 'spec: { replicas: 2 }'],
]

test.each(cases)('%s touches %j', (...[, lanes, kind, before, after]) => {
  expect(lanesOf(object(kind, before), object(kind, after))).toEqual(lanes)
})

test('labels and annotations of the object alone are a lane of their own', () => {
  expect(lanesOf(object('Deployment', 'spec: {}'), object('Deployment', 'spec: {}', ', labels: { chart: a-2 }'))).toEqual(['Label'])
})

test('another version of the same object touches the API', () => {
  expect(lanesOf(object('VirtualService', 'spec: {}').replace('/v1', '/v1beta1'), object('VirtualService', 'spec: {}'))).toEqual(['API', 'Mesh'])
})

test('what holds data loses it when it goes', () => {
  expect(lanesOf(object('PersistentVolumeClaim', 'spec: {}'), '')).toEqual(['Data loss'])
  expect(lanesOf(object('ConfigMap', 'data: {}'), '')).toEqual(['Config'])
})
