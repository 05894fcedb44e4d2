import { expect, test } from 'vitest'
import { judgeYaml } from '../../builders.ts'

const object = (apiVersion: string, kind: string, rest = 'spec: {}') =>
  `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a, namespace: n }, ${rest} }`
const elsewhere = (yaml: string) => yaml.replace('namespace: n', 'namespace: other')
const clusterWide = (apiVersion: string, kind: string) => `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a } }`
const pod = (spec: string) => object('apps/v1', 'Deployment', `spec: { template: { spec: { ${spec} } } }`)
const dangling = (gone: string, user: string, comer = '') =>
  judgeYaml([gone, user].join('\n---\n'), [user, comer].filter((part) => part !== '').join('\n---\n')).filter(
    ({ rule }) => rule === 'object/dangling-reference',
  )

const rbac = 'rbac.authorization.k8s.io/v1'
const references: readonly (readonly [name: string, gone: string, user: string, path: string])[] = [
  ['a role', clusterWide(rbac, 'ClusterRole'), object(rbac, 'RoleBinding', 'roleRef: { kind: ClusterRole, name: a }'), 'roleRef'],
  [
    'a subject',
    object('v1', 'ServiceAccount'),
    elsewhere(object(rbac, 'RoleBinding', 'subjects: [{ kind: ServiceAccount, name: a, namespace: n }]')),
    'subjects[0]',
  ],
  ['a ServiceAccount', object('v1', 'ServiceAccount'), pod('serviceAccountName: a'), 'spec.template.spec.serviceAccountName'],
  ['a ConfigMap volume', object('v1', 'ConfigMap', 'data: {}'), pod('volumes: [{ configMap: { name: a } }]'), 'spec.template.spec.volumes[0].configMap'],
  [
    'a Secret in the environment',
    object('v1', 'Secret', 'type: x'),
    pod('containers: [{ env: [{ valueFrom: { secretKeyRef: { name: a } } }] }]'),
    'spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef',
  ],
  ['a pull secret', object('v1', 'Secret', 'type: x'), pod('imagePullSecrets: [{ name: a }]'), 'spec.template.spec.imagePullSecrets[0]'],
  [
    'a claim',
    object('v1', 'PersistentVolumeClaim'),
    pod('volumes: [{ persistentVolumeClaim: { claimName: a } }]'),
    'spec.template.spec.volumes[0].persistentVolumeClaim.claimName',
  ],
  ['an issuer', object('cert-manager.io/v1', 'Issuer'), object('cert-manager.io/v1', 'Certificate', 'spec: { issuerRef: { name: a } }'), 'spec.issuerRef'],
  [
    'a webhook’s Service',
    object('v1', 'Service'),
    '{ apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingWebhookConfiguration, metadata: { name: w }, webhooks: [{ name: w, clientConfig: { service: { name: a, namespace: n } } }] }',
    'webhooks[0].clientConfig.service',
  ],
  [
    'a scaled Deployment',
    object('apps/v1', 'Deployment'),
    object('autoscaling/v2', 'HorizontalPodAutoscaler', 'spec: { scaleTargetRef: { kind: Deployment, name: a } }'),
    'spec.scaleTargetRef',
  ],
  ['a priority', clusterWide('scheduling.k8s.io/v1', 'PriorityClass'), pod('priorityClassName: a'), 'spec.template.spec.priorityClassName'],
]

test.each(references)('%s that goes away and is still named warns', (...[, gone, user, path]) => {
  expect(dangling(gone, user)).toMatchObject([{ severity: 'warn', path }])
})

test('what stays, what comes in another group, and what may be missing is no finding', () => {
  const account = object('v1', 'ServiceAccount')
  const optional = pod('containers: [{ envFrom: [{ configMapRef: { name: a, optional: true } }] }]')

  expect(dangling('', `${account}\n---\n${pod('serviceAccountName: a')}`)).toEqual([])
  expect(dangling(object('v1', 'ConfigMap', 'data: {}'), optional)).toEqual([])
  expect(
    dangling(
      object('old.io/v1', 'Issuer'),
      object('cert-manager.io/v1', 'Certificate', 'spec: { issuerRef: { name: a } }'),
      object('cert-manager.io/v1', 'Issuer'),
    ),
  ).toEqual([])
})

test('the same name in another namespace is another object', () => {
  expect(dangling(elsewhere(object('v1', 'ServiceAccount', 'x: y')), pod('serviceAccountName: a'))).toEqual([])
})
