import type { PatchOperation } from '../../src/model/change.ts'
import type { Drift, DriftField, Writer } from '../../src/model/drift.ts'
import { object } from './builders.ts'

export const writer = (parts: Partial<Writer> = {}): Writer => ({
  manager: 'kubectl-edit',
  operation: 'Update',
  time: '2026-11-20T22:14:03Z',
  subresource: '',
  apiVersion: 'v1',
  ...parts,
})

export const field = (parts: Partial<DriftField> = {}): DriftField => ({
  ...writer(),
  path: 'spec.containers[discovery].env[PILOT_TRACE_SAMPLING].value',
  pointer: '/spec/containers/0/env/3/value',
  desiredPointer: '/spec/containers/0/env/3/value',
  desired: '1',
  live: '100',
  certainty: 'owner',
  others: [],
  operations: [],
  obstacle: '',
  setBy: undefined,
  ...parts,
})

const step: PatchOperation = { op: 'replace', path: '/spec/containers/0/env/3/value', value: '1' }

export const changed = (kind: string, fields: readonly DriftField[], patch = [step]): Drift => {
  const both = object(kind, 'istiod')
  return { kind: 'changed', id: both.id, desired: both, live: both, patch, fields, confidence: 'full' }
}

export const missing = (kind: string, name: string, body = {}): Drift => {
  const desired = object(kind, name, body)
  return { kind: 'missing', id: desired.id, desired, setBy: undefined }
}

export const extra = (kind: string, name: string, by = writer({ manager: 'sluice', operation: 'Apply', time: '2026-11-18T09:02:00Z' })): Drift => {
  const live = object(kind, name)
  return { kind: 'extra', id: live.id, live, ...by }
}
