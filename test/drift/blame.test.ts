import { expect, test } from 'vitest'
import { findDrift } from '../../src/drift/drift.ts'
import type { DriftField } from '../../src/model/drift.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { configMap, deployment, role, validatingWebhook } from './bodies.ts'
import { asLive, containerFields, key, manifest, ours, type Entry } from './objects.ts'

const fieldsOf = (desired: JsonObject, live: JsonObject): readonly DriftField[] =>
  findDrift({ desired: [manifest(desired)], live: [manifest(live)], extra: [] }).flatMap((item) => (item.kind === 'changed' ? item.fields : []))

test('an object that another tool created is compared by values', () => {
  const live = asLive(configMap({ a: '2', theirs: 'x' }), [{ manager: 'helm', fields: { 'f:data': { 'f:a': {}, 'f:theirs': {} } } }])

  expect(fieldsOf(configMap({ a: '1' }), live)).toMatchObject([{ path: 'data.a', manager: 'helm' }])
})

test('an entry of another version blames nobody: its paths may mean other fields', () => {
  const live = asLive(deployment({}, { replicas: 3 }), [{ manager: 'old-tool', apiVersion: 'extensions/v1beta1', fields: { 'f:spec': { 'f:replicas': {} } } }])

  expect(fieldsOf(deployment({}, { replicas: 2 }), live)).toMatchObject([{ path: 'spec.replicas', manager: '', operation: '', time: '' }])
})

const probed = (entries: readonly Entry[]): readonly DriftField[] =>
  fieldsOf(deployment({ livenessProbe: { httpGet: { port: 80 } } }), asLive(deployment({ livenessProbe: { tcpSocket: { port: 80 } } }), entries))
const swapped = { 'f:livenessProbe': { 'f:tcpSocket': { 'f:port': {} } } }

test('what was swapped for something beside it was probably taken away by who put that there, and has to go first', () => {
  const entries = [ours(containerFields({ 'f:image': {} })), { manager: 'kubectl-patch', fields: containerFields(swapped) }]

  expect(probed(entries)).toMatchObject([{ manager: 'kubectl-patch', certainty: 'probable', obstacle: 'tcpSocket' }])
})

test('whoever wrote beside it before us took nothing of ours away', () => {
  const entries = [ours(containerFields({ 'f:image': {} })), { manager: 'old-tool', fields: containerFields(swapped), time: '2026-10-01T00:00:00Z' }]

  expect(probed(entries)).toMatchObject([{ manager: '', certainty: 'unknown', others: [] }])
})

test('a removed label leaves no trace: those who wrote since are named as a hint, and writers of status are not', () => {
  const desired = { ...role('get'), metadata: { name: 'r', namespace: 'shop', labels: { team: 'a' } } }
  const others = { name: 'r', namespace: 'shop', labels: { other: 'b', third: 'c' } }
  const live = asLive({ ...role('get'), metadata: others }, [
    ours({ 'f:rules': {} }),
    { manager: 'kubectl-label', fields: { 'f:metadata': { 'f:labels': { 'f:other': {} } } } },
    { manager: 'kubectl-edit', fields: { 'f:metadata': { 'f:labels': { 'f:third': {} } } }, time: '2026-11-21T00:00:00Z' },
    { manager: 'kube-controller-manager', subresource: 'status', fields: { 'f:status': {} }, time: '2026-11-22T00:00:00Z' },
  ])

  expect(fieldsOf(desired, live)).toMatchObject([{ manager: '', certainty: 'unknown', others: [{ manager: 'kubectl-edit' }, { manager: 'kubectl-label' }] }])
})

test('an edit through another version is probably by who wrote that version after us', () => {
  const through = { manager: 'kubectl-patch', apiVersion: 'apps/v2', fields: { 'f:spec': { 'f:replicas': {} } } }
  const live = asLive(deployment({}, { replicas: 3 }), [ours({ 'f:metadata': {} }), through])

  expect(fieldsOf(deployment({}, { replicas: 2 }), live)).toMatchObject([{ manager: 'kubectl-patch', certainty: 'probable', apiVersion: 'apps/v2' }])
})

test('our own name on a plain update is told from our apply', () => {
  const live = asLive(deployment({}, { replicas: 3 }), [ours({ 'f:metadata': {} }), { manager: 'sluice', fields: { 'f:spec': { 'f:replicas': {} } } }])

  expect(fieldsOf(deployment({}, { replicas: 2 }), live)).toMatchObject([{ manager: 'sluice', operation: 'Update' }])
})

test('a change through /scale has a manager and no time', () => {
  const live = asLive(deployment({}, { replicas: 3 }), [{ manager: 'k9s', subresource: 'scale', time: '', fields: { 'f:spec': { 'f:replicas': {} } } }])

  expect(fieldsOf(deployment({}, { replicas: 2 }), live)).toMatchObject([{ manager: 'k9s', subresource: 'scale', time: '', certainty: 'owner' }])
})

test('a field that fits beside what is there has no obstacle', () => {
  const live = asLive(validatingWebhook({ failurePolicy: 'Ignore' }), [ours({ 'f:webhooks': { [key({ name: 'v.example.com' })]: {} } })])

  expect(fieldsOf(validatingWebhook({ failurePolicy: 'Fail' }), live)).toMatchObject([{ obstacle: '' }])
})
