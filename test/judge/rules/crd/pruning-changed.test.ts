import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { manifestOf } from '../../manifests.ts'
import { crd, judgeCrds, version } from '../../builders.ts'

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
