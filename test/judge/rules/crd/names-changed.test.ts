import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, version } from '../../builders.ts'

const named = (names: JsonObject, rest: JsonObject = {}) => crd({ versions: [version('v1', {})], names: { kind: 'Shop', plural: 'shops', ...names }, ...rest })
const rule = 'crd/names-changed'

test('another kind is refused, and the names that follow from it are not reported', () => {
  expect(judgeCrds(named({}), named({ kind: 'Store' }))).toMatchObject([{ rule, severity: 'block', path: 'spec.names.kind', change: 'Shop → Store' }])
})

test('a group or plural that no longer fits the name is refused', () => {
  expect(judgeCrds(named({}), named({ plural: 'stores' }))).toMatchObject([{ rule, severity: 'block', path: 'spec.names.plural' }])
  expect(judgeCrds(named({}), named({}, { group: 'example.org' }))).toMatchObject([{ rule, severity: 'block', path: 'spec.group' }])
})

test.each([
  ['listKind', { listKind: 'ShopList' }, { listKind: 'Shops' }],
  ['singular', { singular: 'shop' }, { singular: 'store' }],
  ['shortNames', { shortNames: ['sh', 'sp'] }, { shortNames: ['sp'] }],
  ['categories', { categories: ['all'] }, {}],
])('a %s that goes warns', (name, before, after) => {
  expect(judgeCrds(named(before), named(after))).toMatchObject([{ rule, severity: 'warn', path: `spec.names.${name}` }])
})

test('more short names, and names that the API server fills in, are no finding', () => {
  expect(judgeCrds(named({ shortNames: ['sh'] }), named({ shortNames: ['sp', 'sh'] }))).toEqual([])
  expect(judgeCrds(named({ singular: 'shop', listKind: 'ShopList' }), named({}))).toEqual([])
})
