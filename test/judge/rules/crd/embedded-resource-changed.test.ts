import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { judgeField, judgeFieldWith } from '../../builders.ts'

const free = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
const closed = { type: 'object', properties: { size: { type: 'integer' } } }
const embedded = (node: JsonObject) => ({ ...node, 'x-kubernetes-embedded-resource': true })

test('a node that must be a whole object from now on blocks, and names live objects that are none', () => {
  const findings = judgeFieldWith(free, embedded(free), [{ size: 1 }, { apiVersion: 'v1', kind: 'Pod' }])

  expect(findings).toMatchObject([{ rule: 'crd/embedded-resource-changed', severity: 'block', hits: ['default/s0'] }])
})

test('a node that keeps its keys anyway may stop being one with a warning', () => {
  expect(judgeField(embedded(free), free)).toMatchObject([{ rule: 'crd/embedded-resource-changed', severity: 'warn' }])
})

test('a node that would drop apiVersion, kind and metadata blocks', () => {
  expect(judgeField(embedded(closed), closed)).toMatchObject([{ severity: 'block' }])
})
