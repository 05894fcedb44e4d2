import { expect, test } from 'vitest'
import { contestOf } from '../../src/apply/apply.ts'
import type { ConflictRule, Decision } from '../../src/model/conflict.ts'
import { at, listAt, type Json, type JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'

const id = { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'web' }
const manifest = (body: JsonObject): Manifest => ({ id, version: 'v1', body: { apiVersion: 'apps/v1', kind: 'Deployment', ...body } })

const entry = (manager: string, fieldsV1: JsonObject, parts: JsonObject = {}): JsonObject => ({
  manager,
  operation: 'Update',
  apiVersion: 'apps/v1',
  time: '2026-11-26T10:00:00Z',
  fieldsType: 'FieldsV1',
  fieldsV1,
  ...parts,
})
const ours = (fieldsV1: JsonObject): JsonObject => entry('sluice', fieldsV1, { operation: 'Apply' })

const replicas = { 'f:spec': { 'f:replicas': {} } }
const desired = manifest({ spec: { replicas: 3, paused: false } })
const live = (spec: JsonObject, ...managedFields: readonly Json[]): Manifest => manifest({ metadata: { name: 'web', managedFields }, spec })
const rule = (decision: Decision, manager = ''): ConflictRule => ({
  manager: { text: manager, fits: (value) => manager === '' || value === manager },
  path: { text: '*', fits: () => true },
  decision,
})
const entriesOf = (prepared: Manifest | undefined): readonly Json[] => listAt(prepared?.body, 'metadata', 'managedFields')

test('a conflict names field, manager and time', () => {
  const { contested } = contestOf(desired, live({ replicas: 5 }, entry('kubectl-edit', replicas)), [])

  expect(contested).toMatchObject([{ path: 'spec.replicas', manager: 'kubectl-edit', operation: 'Update', time: '2026-11-26T10:00:00Z', decision: 'take' }])
})

test('a field with our own value is no conflict, nor is one that we do not send', () => {
  const others = entry('hpa', { 'f:spec': { 'f:replicas': {}, 'f:minReadySeconds': {} } })

  expect(contestOf(desired, live({ replicas: 3, minReadySeconds: 9 }, others), [])).toMatchObject({ contested: [], prepared: undefined, sending: desired })
})

const container = (image: string, name = 'app'): JsonObject => ({ name, image })

test('a list item is found by its keys, whatever place it has', () => {
  const wanted = manifest({ spec: { template: { spec: { containers: [container('a', 'first'), container('b')] } } } })
  const fields = { 'f:spec': { 'f:template': { 'f:spec': { 'f:containers': { 'k:{"name":"app"}': { '.': {}, 'f:image': {} } } } } } }
  const found = contestOf(wanted, live({ template: { spec: { containers: [container('c')] } } }, entry('image-updater', fields)), [])

  expect(found.contested).toMatchObject([{ path: 'spec.template.spec.containers[app].image', decision: 'yield' }])
  expect(at(found.sending.body, 'spec', 'template', 'spec', 'containers')).toEqual([container('a', 'first'), { name: 'app' }])
})

test("a controller's field is left out of what is sent, and nobody's ownership changes", () => {
  const { sending, prepared, contested } = contestOf(desired, live({ replicas: 5 }, entry('kube-controller-manager', replicas, { subresource: 'scale' })), [])

  expect(contested).toMatchObject([{ decision: 'yield' }])
  expect(sending.body).toEqual(manifest({ spec: { paused: false } }).body)
  expect(prepared).toBeUndefined()
})

test("a person's field becomes ours, alone: what else that tool owns stays with it", () => {
  const both = { 'f:spec': { 'f:replicas': {}, 'f:minReadySeconds': {} } }
  const { sending, prepared } = contestOf(desired, live({ replicas: 5 }, ours({ 'f:spec': { 'f:paused': {} } }), entry('k9s', both)), [])

  expect(sending).toEqual(desired)
  expect(entriesOf(prepared)).toEqual([entry('k9s', { 'f:spec': { 'f:minReadySeconds': {} } }), ours({ 'f:spec': { 'f:paused': {}, 'f:replicas': {} } })])
})

test.each<[Decision, string]>([
  ['stop', 'kubectl-edit'],
  ['yield', 'kubectl-edit'],
  ['take', 'hpa'],
])("the environment's rule %s goes before what is known of managers", (decision, manager) => {
  expect(contestOf(desired, live({ replicas: 5 }, entry(manager, replicas)), [rule(decision, manager)]).contested).toMatchObject([{ decision }])
})

test('what client-side tools applied becomes ours, so that what Git drops goes away', () => {
  const annotation = { 'f:metadata': { 'f:annotations': { 'f:kubectl.kubernetes.io/last-applied-configuration': {} } } }
  const { prepared, migratedFrom, contested } = contestOf(
    desired,
    live({ replicas: 5 }, entry('helm', replicas), entry('kubectl', annotation), entry('kubectl-client-side-apply', { 'f:spec': { 'f:minReadySeconds': {} } })),
    [],
  )

  expect(migratedFrom).toEqual(['helm', 'kubectl', 'kubectl-client-side-apply'])
  expect(contested).toEqual([])
  expect(entriesOf(prepared)).toMatchObject([
    { manager: 'sluice', operation: 'Apply', fieldsV1: { ...annotation, 'f:spec': { 'f:replicas': {}, 'f:minReadySeconds': {} } } },
  ])
})

test('an edit by kubectl is no client-side apply, and an entry of another version cannot be read here', () => {
  const old = entry('helm', replicas, { apiVersion: 'apps/v1beta1' })

  expect(contestOf(desired, live({ replicas: 5 }, old, entry('kubectl', { 'f:spec': { 'f:x': {} } })), [])).toMatchObject({ migratedFrom: [], contested: [] })
})
