import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import type { JsonObject } from '../../../../src/model/json.ts'
import { files, manifestOf } from '../../manifests.ts'

const namespace = (name: string, annotations: JsonObject = {}) => manifestOf({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, annotations } })
const ask = (base: readonly ReturnType<typeof namespace>[], desired: readonly ReturnType<typeof namespace>[]) => judge({ base, desired, cluster: files() })

test('a Namespace that is no longer desired blocks as data loss', () => {
  expect(ask([namespace('shops'), namespace('other')], [namespace('other')])).toMatchObject([
    { rule: 'object/namespace-deleted', severity: 'block', lane: 'Data loss', object: { kind: 'Namespace', name: 'shops' } },
  ])
})

test('a Namespace that asks to be kept warns', () => {
  expect(ask([namespace('shops', { 'helm.sh/resource-policy': 'keep' })], [])).toMatchObject([{ severity: 'warn' }])
})

test('a Namespace that stays or comes is no finding', () => {
  expect(ask([namespace('shops')], [namespace('shops'), namespace('new')])).toEqual([])
})
