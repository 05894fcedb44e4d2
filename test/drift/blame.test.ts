import { expect, test } from 'vitest'
import { findDrift } from '../../src/drift/drift.ts'
import type { DriftField } from '../../src/model/drift.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { configMap, deployment } from './bodies.ts'
import { asLive, manifest } from './objects.ts'

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
