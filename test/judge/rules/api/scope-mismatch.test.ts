import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import type { ServedKind } from '../../../../src/model/facts.ts'
import type { JsonObject } from '../../../../src/model/json.ts'
import type { Manifest } from '../../../../src/model/manifest.ts'
import { crd, version } from '../../builders.ts'
import { files, manifestOf } from '../../manifests.ts'

const shop = (metadata: JsonObject): Manifest => manifestOf({ apiVersion: 'example.com/v1', kind: 'Shop', metadata: { name: 'corner', ...metadata } })
const serving = (isNamespaced: boolean): readonly ServedKind[] => [{ group: 'example.com', version: 'v1', kind: 'Shop', plural: 'shops', isNamespaced }]
const ask = (desired: readonly Manifest[], served: readonly ServedKind[] | 'unknown') =>
  judge({ base: [], desired, cluster: files({ served }) }).filter(({ rule }) => rule === 'api/scope-mismatch')

test('H13: a namespaced object without a namespace blocks', () => {
  expect(ask([shop({})], serving(true))).toMatchObject([{ severity: 'block', path: 'metadata.namespace', object: { kind: 'Shop', name: 'corner' } }])
})

test('H14: a namespace on a kind that has none is a warning that names the cure', () => {
  expect(ask([shop({ namespace: 'mall' })], serving(false))).toMatchObject([{ severity: 'warn', action: expect.stringContaining('npm run snapshot') }])
})

test('what fits its kind, and what nobody knows, is no finding', () => {
  expect(ask([shop({})], serving(false))).toEqual([])
  expect(ask([shop({ namespace: 'mall' })], serving(true))).toEqual([])
  expect(ask([shop({})], 'unknown')).toEqual([])
})

test('a CRD of the same render decides for its kind', () => {
  expect(ask([crd({ scope: 'Cluster', versions: [version('v1', {})] }), shop({})], serving(true))).toEqual([])
})
