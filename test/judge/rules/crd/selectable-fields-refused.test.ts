import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, version } from '../../builders.ts'

const text = { type: 'string' }
const by = (...fields: readonly string[]) => ({ selectableFields: fields.map((jsonPath) => ({ jsonPath })) })
const one = (field: JsonObject, rest: JsonObject) => crd({ versions: [version('v1', { a: field }, rest)] })
const two = (other: JsonObject, first: JsonObject, second: JsonObject) =>
  crd({ versions: [version('v1', { a: text }, first), version('v2', other, { storage: false, ...second })] })
const rule = 'crd/selectable-fields-refused'

test('a field without a schema, or of a type that cannot be selected by, blocks', () => {
  expect(judgeCrds(one(text, {}), one(text, by('.spec.none')))).toMatchObject([{ rule, severity: 'block', path: 'spec.versions[v1].selectableFields' }])
  expect(judgeCrds(one({ type: 'number' }, {}), one({ type: 'number' }, by('.spec.a')))).toMatchObject([{ rule, severity: 'block' }])
})

test('text, whole numbers and flags can be selected by', () => {
  for (const type of ['string', 'integer', 'boolean']) expect(judgeCrds(one({ type }, {}), one({ type }, by('.spec.a')))).toEqual([])
})

test('a path in brackets is left to the API server', () => {
  expect(judgeCrds(one(text, {}), one(text, by(".spec['a']")))).toEqual([])
})

test('the same fields in versions that differ block, whichever of both comes last', () => {
  const wider = { a: text, b: text }

  expect(judgeCrds(two(wider, by('.spec.a'), {}), two(wider, by('.spec.a'), by('.spec.a'))).filter((finding) => finding.rule === rule)).toMatchObject([
    { severity: 'block' },
  ])
  expect(
    judgeCrds(two({ a: text }, by('.spec.a'), by('.spec.a')), two(wider, by('.spec.a'), by('.spec.a'))).filter((finding) => finding.rule === rule),
  ).toMatchObject([{ severity: 'block' }])
})

test('versions that are alike may share them, and versions that differ may select by others', () => {
  expect(judgeCrds(two({ a: text }, by('.spec.a'), {}), two({ a: text }, by('.spec.a'), by('.spec.a')))).toEqual([])
  expect(judgeCrds(two({ a: text, b: text }, by('.spec.a'), {}), two({ a: text, b: text }, by('.spec.a'), by('.spec.b')))).toEqual([])
})
