import { expect, test } from 'vitest'
import { explainDrift, type Explained } from '../../src/drift/drift.ts'
import type { OwnDriftRule } from '../../src/model/drift.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { aggregatedRole, configMap, deployment, hpa, labelled, validatingWebhook } from './bodies.ts'
import { asLive, key, manifest, ours, type Entry } from './objects.ts'

const today = '2026-11-26'

type Pair = { readonly desired: JsonObject; readonly live: JsonObject; readonly entries: readonly Entry[]; readonly beside?: readonly JsonObject[] }

function explain({ desired, live, entries, beside = [] }: Pair, rules: readonly OwnDriftRule[] = []): Explained {
  const others = beside.map(manifest)
  return explainDrift({ desired: [manifest(desired), ...others], live: [manifest(asLive(live, entries)), ...others], extra: [], rules, today, isWhole: true })
}

const counts = ({ drift, hidden }: Explained) => ({ drift: drift.length, hidden: hidden.map(({ rule, places }) => `${rule} ${places.length}`) })
const explained = (rule: string) => ({ drift: 0, hidden: [`${rule} 1`] })
const drifted = { drift: 1, hidden: [] }

test("the rules of an aggregated ClusterRole are the cluster's, and those of another one are not", () => {
  const entries: readonly Entry[] = [{ manager: 'clusterrole-aggregation-controller', operation: 'Apply', fields: { 'f:rules': {} } }, ours({ 'f:x': {} })]
  const { aggregationRule: _none, ...plain } = aggregatedRole([])

  expect(counts(explain({ desired: aggregatedRole([]), live: aggregatedRole([{ verbs: ['get'] }]), entries }))).toEqual(explained('aggregated-role'))
  expect(counts(explain({ desired: plain, live: { ...plain, rules: [{ verbs: ['get'] }] }, entries }))).toEqual(drifted)
})

const scaled = (by: Entry): Pair => ({
  desired: deployment({}, { replicas: 2 }),
  live: deployment({}, { replicas: 5 }),
  entries: [ours({ 'f:spec': { 'f:template': {} } }), by],
})
const replicas = { 'f:spec': { 'f:replicas': {} } }

test('replicas that the autoscaler set are explained, and those that a person set by the same way are not', () => {
  expect(counts(explain(scaled({ manager: 'kube-controller-manager', subresource: 'scale', time: '', fields: replicas })))).toEqual(explained('hpa-replicas'))
  expect(counts(explain(scaled({ manager: 'kubectl', subresource: 'scale', time: '', fields: replicas })))).toEqual(drifted)
  expect(counts(explain(scaled({ manager: 'kube-controller-manager', fields: replicas })))).toEqual(drifted)
})

test('a scale to 0, which leaves no trace, is explained where an autoscaler may do so', () => {
  const pair = { desired: deployment({}, { replicas: 2 }), live: deployment({}, { replicas: 0 }), entries: [ours({ 'f:spec': { 'f:template': {} } })] }

  expect(counts(explain({ ...pair, beside: [hpa('web', { min: 0, max: 3 })] }))).toEqual(explained('hpa-replicas'))
  expect(counts(explain({ ...pair, beside: [hpa('web', { min: 1, max: 3 })] }))).toEqual(drifted)
})

const hook = { '.': {}, 'f:name': {} }
const webhookPair = (manager: string, live: JsonObject): Pair => ({
  desired: validatingWebhook({ failurePolicy: 'Ignore', clientConfig: { caBundle: '' } }),
  live: validatingWebhook(live),
  entries: [
    ours({ 'f:webhooks': { [key({ name: 'v.example.com' })]: hook } }),
    { manager, fields: { 'f:webhooks': { [key({ name: 'v.example.com' })]: { 'f:failurePolicy': {}, 'f:clientConfig': { 'f:caBundle': {} } } } } },
  ],
})

test('a CA that an injector filled in is explained, and one that somebody else brought is not', () => {
  const live = { failurePolicy: 'Ignore', clientConfig: { caBundle: 'Y2E=' } }

  expect(counts(explain(webhookPair('cainjector', live)))).toEqual(explained('ca-bundle'))
  expect(counts(explain(webhookPair('kubectl-edit', live)))).toEqual(drifted)
})

test('istiod may close its webhook once it has a CA; without one, or by another hand, it is drift', () => {
  const closed = { failurePolicy: 'Fail', clientConfig: { caBundle: 'Y2E=' } }

  expect(counts(explain(webhookPair('pilot-discovery', closed)))).toEqual({ drift: 0, hidden: ['ca-bundle 1', 'istio-failure-policy 1'] })
  expect(counts(explain(webhookPair('pilot-discovery', { ...closed, clientConfig: { caBundle: '' } })))).toEqual(drifted)
  expect(counts(explain(webhookPair('cainjector', closed)))).toEqual({ drift: 1, hidden: ['ca-bundle 1'] })
})

const podOf = (names: readonly string[], annotations: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'shop', annotations },
  spec: { containers: names.map((name) => ({ name })) },
})

const injected = (...names: readonly string[]): Pair => ({
  desired: podOf(['app'], { own: '1' }),
  live: podOf(['app', ...names], { own: '1', 'sidecar.istio.io/status': '{}' }),
  entries: [
    ours({
      'f:metadata': { 'f:annotations': { 'f:own': {}, 'f:sidecar.istio.io/status': {} } },
      'f:spec': { 'f:containers': Object.fromEntries(['app', ...names].map((name) => [key({ name }), { '.': {}, 'f:name': {} }])) },
    }),
  ],
})

test("what Istio's webhook adds to a Pod on our own request is explained, and another container is not", () => {
  expect(counts(explain(injected('istio-proxy')))).toEqual({ drift: 0, hidden: ['istio-sidecar 2'] })
  expect(counts(explain(injected('istio-proxy', 'miner')))).toEqual({ drift: 1, hidden: ['istio-sidecar 2'] })
})

const managedBy = (value: string): Pair => ({
  desired: labelled({ 'app.kubernetes.io/managed-by': 'Helm' }),
  live: labelled({ 'app.kubernetes.io/managed-by': value }),
  entries: [{ manager: 'kubectl-client-side-apply', fields: { 'f:metadata': { 'f:labels': { 'f:app.kubernetes.io/managed-by': {} } } } }],
})

test("Spinnaker's own label and annotations are explained, and another owner of the label is not", () => {
  expect(counts(explain(managedBy('spinnaker-prod')))).toEqual(explained('spinnaker-metadata'))
  expect(counts(explain(managedBy('argo')))).toEqual(drifted)
})

const versioned = (name: string, data: JsonObject): JsonObject => ({
  ...configMap(data, name),
  metadata: { name, namespace: 'shop', annotations: { 'artifact.spinnaker.io/name': 'c' } },
})

test('a ConfigMap that Spinnaker deployed under a version is the one in Git: the newest version is compared', () => {
  const live = [versioned('c-v099', { a: '0' }), versioned('c-v100', { a: '1' }), configMap({ a: '9' }, 'c-v101')].map((body) => manifest(asLive(body, [])))
  const ask = (data: JsonObject): Explained => explainDrift({ desired: [manifest(configMap(data))], live, extra: [], rules: [], today, isWhole: true })

  expect(counts(ask({ a: '1' }))).toEqual(explained('spinnaker-version'))
  expect(counts(ask({ a: '2' }))).toEqual({ drift: 1, hidden: ['spinnaker-version 1'] })
})

const volume = (name: string, annotations: JsonObject = {}): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', annotations },
  spec: { template: { spec: { volumes: [{ name: 'v', configMap: { name } }] } } },
})

const referring = (name: string): Pair => ({ desired: volume('c'), live: volume(name, { 'moniker.spinnaker.io/application': 'shop' }), entries: [] })

test('a reference that Spinnaker rewrote is explained, and one to another object is not', () => {
  expect(counts(explain(referring('c-v003')))).toEqual(explained('spinnaker-version'))
  expect(counts(explain(referring('c-v3x')))).toEqual(drifted)
})

test('an annotation in which a controller counts is explained, and the same by a person is not', () => {
  const name = 'deployment.kubernetes.io/revision'
  const body = (value: string): JsonObject => ({ ...deployment({}), metadata: { name: 'web', namespace: 'shop', annotations: { [name]: value } } })
  const pair = (manager: string): Pair => ({
    desired: body('1'),
    live: body('7'),
    entries: [{ manager, subresource: 'status', fields: { 'f:metadata': { 'f:annotations': { [`f:${name}`]: {} } } } }],
  })

  expect(counts(explain(pair('kube-controller-manager')))).toEqual(explained('controller-metadata'))
  expect(counts(explain(pair('kubectl-annotate')))).toEqual(drifted)
})

const own = (parts: Partial<OwnDriftRule> = {}): OwnDriftRule => ({
  object: { text: 'Deployment shop/*', fits: (name) => name.startsWith('Deployment shop/') },
  path: { text: 'spec.replicas', fits: (path) => path === 'spec.replicas' },
  manager: { text: 'keda', fits: (manager) => manager === 'keda' },
  reason: 'KEDA scales it',
  expires: '2026-12-31',
  file: 'values/prod/environment.yml',
  line: 7,
  ...parts,
})
const byKeda = scaled({ manager: 'keda', fields: replicas })

test("a rule of the environment's own explains what fits object, path and manager, with its reason", () => {
  const { drift, hidden, findings } = explain(byKeda, [own()])

  expect(drift).toEqual([])
  expect(hidden).toMatchObject([{ rule: 'values/prod/environment.yml:7', reason: 'KEDA scales it', places: [{ path: 'spec.replicas', manager: 'keda' }] }])
  expect(findings).toEqual([])
})

test('one that has expired hides nothing and is a finding', () => {
  const { drift, findings } = explain(byKeda, [own({ expires: '2026-11-25' })])

  expect(drift).toHaveLength(1)
  expect(findings).toMatchObject([{ rule: 'drift/rule-expired', object: { name: 'values/prod/environment.yml' } }])
})

test('one that explains nothing is a finding, unless only some releases were looked at', () => {
  const unused = own({ manager: { text: 'x', fits: () => false } })
  const input = { desired: [], live: [], extra: [], rules: [unused], today }

  expect(explainDrift({ ...input, isWhole: true }).findings).toMatchObject([{ rule: 'drift/rule-unused' }])
  expect(explainDrift({ ...input, isWhole: false }).findings).toEqual([])
})

test('an object as a whole is explained by its own rules only', () => {
  const rule = own({ path: { text: '*', fits: () => true }, manager: { text: '*', fits: () => true } })
  const desired = [manifest(deployment({}))]

  expect(counts(explainDrift({ desired, live: [], extra: [], rules: [rule], today, isWhole: true }))).toEqual({
    drift: 0,
    hidden: ['values/prod/environment.yml:7 1'],
  })
})

test('the patch of what is left puts back only that', () => {
  const pair = webhookPair('cainjector', { failurePolicy: 'Fail', clientConfig: { caBundle: 'Y2E=' } })

  expect(explain(pair).drift).toMatchObject([{ patch: [{ op: 'replace', path: '/webhooks/0/failurePolicy', value: 'Ignore' }] }])
})
