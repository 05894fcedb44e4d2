import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { manifestOf } from '../../manifests.ts'
import { crd, judgeCrds, shop, shops, version } from '../../builders.ts'

const text = { type: 'string' }
const kept = (preserveUnknownFields?: boolean) =>
  crd({ versions: [version('v1', { a: text })], ...(preserveUnknownFields === undefined ? {} : { preserveUnknownFields }) })
const v1beta1 = (spec: JsonObject) =>
  manifestOf({
    apiVersion: 'apiextensions.k8s.io/v1beta1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'shops.example.com' },
    spec: { group: 'example.com', names: { kind: 'Shop', plural: 'shops' }, version: 'v1', ...spec },
  })
const validation = { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties: { a: text } } } } }

test('both directions block: one loses fields, the other is refused', () => {
  expect(judgeCrds(kept(true), kept(false))).toMatchObject([{ rule: 'crd/pruning-changed', severity: 'block', change: 'true → false' }])
  expect(judgeCrds(kept(false), kept(true))).toMatchObject([{ rule: 'crd/pruning-changed', severity: 'block', change: 'false → true' }])
})

test('false aloud is what its absence means in v1', () => {
  expect(judgeCrds(kept(false), kept())).toEqual([])
})

test('true is what its absence means in v1beta1', () => {
  expect(judgeCrds(v1beta1({ validation }), kept())).toMatchObject([{ rule: 'crd/pruning-changed', change: 'true → false' }])
})

test('a v1beta1 CRD that says the same as its v1 form is no finding', () => {
  const old = v1beta1({
    validation,
    preserveUnknownFields: false,
    subresources: { status: {} },
    additionalPrinterColumns: [{ name: 'A', type: 'string', JSONPath: '.spec.a' }],
  })
  const columns = [{ name: 'A', type: 'string', jsonPath: '.spec.a' }]

  expect(judgeCrds(old, crd({ versions: [version('v1', { a: text }, { subresources: { status: {} }, additionalPrinterColumns: columns })] }))).toEqual([])
})

test('where live objects hold nothing without a schema, starting to prune warns', () => {
  expect(judgeCrds(kept(true), kept(false), shops([shop('a', { a: 'x' })]))).toMatchObject([
    { rule: 'crd/pruning-changed', severity: 'warn', hits: [], message: expect.stringContaining('none of 1 live Shops is hit') },
  ])
})

test('where one does, starting to prune blocks, and each field is named', () => {
  const findings = judgeCrds(kept(true), kept(false), shops([shop('a', { a: 'x' }), shop('b', { gone: 'x' })]))

  expect(findings.toSorted((left, right) => left.rule.localeCompare(right.rule))).toMatchObject([
    { rule: 'crd/live-object-refused', severity: 'block', path: 'spec{}', hits: ['default/b'] },
    { rule: 'crd/pruning-changed', severity: 'block', hits: ['default/b'], message: '1 of 2 live Shops loses fields that have no schema' },
  ])
})

test('a list that is not whole keeps the block', () => {
  expect(judgeCrds(kept(true), kept(false), shops([], 'forbidden'))).toMatchObject([{ rule: 'crd/pruning-changed', severity: 'block' }])
})
