import { expect, test } from 'vitest'
import { crd, judgeCrds, version } from '../../builders.ts'

const selectable = (...fields: string[]) =>
  crd({ versions: [version('v1', { a: { type: 'string' }, b: { type: 'string' } }, { selectableFields: fields.map((jsonPath) => ({ jsonPath })) })] })

test('a field that can no longer be selected by blocks and is named', () => {
  expect(judgeCrds(selectable('.spec.a', '.spec.b'), selectable('.spec.a'))).toMatchObject([
    { rule: 'crd/selectable-fields-removed', severity: 'block', change: '.spec.b → absent' },
  ])
})

test('more fields, or another order, are no finding', () => {
  expect(judgeCrds(selectable('.spec.a'), selectable('.spec.b', '.spec.a'))).toEqual([])
})
