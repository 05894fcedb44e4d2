import { describe, expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import { judgeYaml } from '../../builders.ts'
import { files, manifestsOf } from '../../manifests.ts'

const kinds: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  DaemonSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  Job: 'batch/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  StorageClass: 'storage.k8s.io/v1',
  CSIDriver: 'storage.k8s.io/v1',
  IngressClass: 'networking.k8s.io/v1',
  ServiceCIDR: 'networking.k8s.io/v1',
  PriorityClass: 'scheduling.k8s.io/v1',
  RuntimeClass: 'node.k8s.io/v1',
  EndpointSlice: 'discovery.k8s.io/v1',
  PodDisruptionBudget: 'policy/v1',
}
const object = (kind: string, fields: string) => `{ apiVersion: ${kinds[kind] ?? 'v1'}, kind: ${kind}, metadata: { name: a, namespace: n }, ${fields} }`
const paths = (kind: string, before: string, after: string) =>
  judgeYaml(object(kind, before), object(kind, after))
    .filter((finding) => finding.rule === 'object/immutable-field')
    .map((finding) => finding.path)

const liveClaim = (fields: string) => files({ source: 'live', owned: manifestsOf(object('PersistentVolumeClaim', fields)) })
const ask = (desired: string, alive: string) => judge({ base: [], desired: manifestsOf(object('PersistentVolumeClaim', desired)), cluster: liveClaim(alive) })
const claims = (spec: string) => manifestsOf(object('StatefulSet', `spec: { ${spec} }`))
const deployment = (apiVersion: string, label: string) =>
  `{ apiVersion: ${apiVersion}, kind: Deployment, metadata: { name: a, namespace: n }, spec: { selector: { matchLabels: { a: ${label} } } } }`
const secret = (value: string) => object('Secret', `immutable: true, data: { a: ${value} }`)

const fixed: readonly (readonly [kind: string, path: string, before: string, after: string])[] = [
  ['Deployment', 'spec.selector', 'spec: { selector: { matchLabels: { a: b } } }', 'spec: { selector: { matchLabels: { a: b, c: d } } }'],
  ['DaemonSet', 'spec.selector', 'spec: { selector: { matchLabels: { a: b, c: d } } }', 'spec: { selector: { matchLabels: { a: b } } }'],
  ['StatefulSet', 'spec.serviceName', 'spec: { serviceName: x }', 'spec: { serviceName: y }'],
  ['StatefulSet', 'spec.volumeClaimTemplates', 'spec: { volumeClaimTemplates: [{ metadata: { name: data } }] }', 'spec: {}'],
  ['StatefulSet', 'spec.podManagementPolicy', 'spec: {}', 'spec: { podManagementPolicy: Parallel }'],
  ['Job', 'spec.template', 'spec: { template: { spec: { containers: [{ image: x }] } } }', 'spec: { template: { spec: { containers: [{ image: y }] } } }'],
  ['Service', 'spec.clusterIP', 'spec: { clusterIP: 10.0.0.77 }', 'spec: { clusterIP: 10.0.0.78 }'],
  ['Service', 'spec.clusterIP', 'spec: {}', 'spec: { clusterIP: None }'],
  ['PersistentVolumeClaim', 'spec.accessModes', 'spec: { accessModes: [ReadWriteOnce] }', 'spec: { accessModes: [ReadWriteMany] }'],
  [
    'PersistentVolumeClaim',
    'spec.resources.requests.storage',
    'spec: { resources: { requests: { storage: 2Gi } } }',
    'spec: { resources: { requests: { storage: 1Gi } } }',
  ],
  ['PersistentVolume', 'spec.hostPath', 'spec: { hostPath: { path: /a } }', 'spec: { hostPath: { path: /b } }'],
  ['RoleBinding', 'roleRef', 'roleRef: { kind: Role, name: a }', 'roleRef: { kind: Role, name: b }'],
  ['Secret', 'type', 'data: {}', 'type: example.com/x'],
  ['ConfigMap', 'data', 'immutable: true, data: { a: x }', 'immutable: true, data: { a: y }'],
  ['ConfigMap', 'immutable', 'immutable: true', 'data: {}'],
  ['StorageClass', 'parameters', 'parameters: { a: b }', 'parameters: { a: c }'],
  ['StorageClass', 'reclaimPolicy', 'reclaimPolicy: Retain', 'provisioner: null'],
  ['IngressClass', 'spec.controller', 'spec: { controller: a/x }', 'spec: { controller: a/y }'],
  ['PriorityClass', 'value', 'value: 1', 'value: 2'],
  ['RuntimeClass', 'handler', 'handler: a', 'handler: b'],
  ['CSIDriver', 'spec.attachRequired', 'spec: {}', 'spec: { attachRequired: false }'],
  ['EndpointSlice', 'addressType', 'addressType: IPv4', 'addressType: IPv6'],
  ['Pod', 'spec', 'spec: { nodeName: a, containers: [] }', 'spec: { nodeName: b, containers: [] }'],
  ['Pod', 'spec.containers', 'spec: { containers: [{ name: a, image: x }] }', 'spec: { containers: [{ name: b, image: x }] }'],
]

test.each(fixed)('%s: %s cannot change', (...[kind, path, before, after]) => {
  expect(paths(kind, before, after)).toContain(path)
})

const free: readonly (readonly [name: string, kind: string, before: string, after: string])[] = [
  [
    'a claim that asks for more',
    'PersistentVolumeClaim',
    'spec: { resources: { requests: { storage: 1Gi } } }',
    'spec: { resources: { requests: { storage: 2048Mi } } }',
  ],
  ['the template of a suspended Job', 'Job', 'spec: { suspend: true, template: { a: 1 } }', 'spec: { suspend: true, template: { a: 2 } }'],
  [
    'an indexed Job that grows',
    'Job',
    'spec: { completionMode: Indexed, completions: 1, parallelism: 1 }',
    'spec: { completionMode: Indexed, completions: 2, parallelism: 2 }',
  ],
  ['a Service that leaves its address out', 'Service', 'spec: { clusterIP: 10.0.0.77 }', 'spec: {}'],
  ['a Service that was another name', 'Service', 'spec: { type: ExternalName }', 'spec: { clusterIP: None }'],
  ['a second IP family', 'Service', 'spec: { ipFamilies: [IPv4] }', 'spec: { ipFamilies: [IPv4, IPv6] }'],
  ['the class of what becomes a load balancer', 'Service', 'spec: { type: ClusterIP }', 'spec: { type: LoadBalancer, loadBalancerClass: a/b }'],
  ['a ConfigMap that is not locked', 'ConfigMap', 'data: { a: x }', 'immutable: true, data: { a: y }'],
  ['a default that is written down', 'StatefulSet', 'spec: {}', 'spec: { podManagementPolicy: OrderedReady }'],
  ['replicas and template of a StatefulSet', 'StatefulSet', 'spec: { replicas: 1, template: { a: 1 } }', 'spec: { replicas: 2, template: { a: 2 } }'],
  ['volume expansion', 'StorageClass', 'allowVolumeExpansion: false', 'allowVolumeExpansion: true'],
  [
    'the selector of a PodDisruptionBudget',
    'PodDisruptionBudget',
    'spec: { selector: { matchLabels: { a: b } } }',
    'spec: { selector: { matchLabels: { a: c } } }',
  ],
  ['a Pod’s image', 'Pod', 'spec: { containers: [{ name: a, image: x }] }', 'spec: { containers: [{ name: a, image: y }] }'],
  ['one more toleration', 'Pod', 'spec: { tolerations: [{ key: a }] }', 'spec: { tolerations: [{ key: a }, { key: b }] }'],
  ['a service range that becomes dual-stack', 'ServiceCIDR', 'spec: { cidrs: [10.0.0.0/8] }', 'spec: { cidrs: [10.0.0.0/8, "fd00::/112"] }'],
]

test.each(free)('%s may change', (...[, kind, before, after]) => {
  expect(paths(kind, before, after)).toEqual([])
})

describe('the live object, where it is known', () => {
  test('what the manifest leaves out, the cluster filled in', () => {
    expect(ask('spec: { accessModes: [ReadWriteOnce] }', 'spec: { accessModes: [ReadWriteOnce], volumeName: pvc-1, storageClassName: gp3 }')).toEqual([])
  })

  test('what the manifest says must be what lives', () => {
    expect(ask('spec: { storageClassName: gp2 }', 'spec: { storageClassName: gp3 }')).toMatchObject([{ path: 'spec.storageClassName', change: 'gp3 → gp2' }])
  })
})

test('a Deployment that moves from extensions to apps is the same object', () => {
  expect(judgeYaml(deployment('extensions/v1beta1', 'x'), deployment('apps/v1', 'y'))).toContainEqual(expect.objectContaining({ path: 'spec.selector' }))
})

test('the values of a Secret are not shown', () => {
  expect(JSON.stringify(judgeYaml(secret('aGVsbG8='), secret('d29ybGQ=')))).not.toMatch(/aGVsbG8=|d29ybGQ=/)
})

test('what was committed and is taken away counts, though the live object holds more', () => {
  const live = files({ source: 'live', owned: claims('serviceName: "", volumeClaimTemplates: [{ metadata: { name: data }, status: { phase: Pending } }]') })
  const [template, same] = ['volumeClaimTemplates: [{ metadata: { name: data } }]', 'replicas: 1']

  expect(judge({ base: claims(template), desired: claims(same), cluster: live })).toContainEqual(expect.objectContaining({ path: 'spec.volumeClaimTemplates' }))
  expect(judge({ base: claims(template), desired: claims(template), cluster: live })).toEqual([])
})
