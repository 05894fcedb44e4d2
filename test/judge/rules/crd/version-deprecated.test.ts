import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, version } from '../../builders.ts'

const marked = (rest: JsonObject) => crd({ versions: [version('v1', {}, { ...rest })] })

test('a version that becomes deprecated warns', () => {
  expect(judgeCrds(marked({}), marked({ deprecated: true }))).toMatchObject([{ rule: 'crd/version-deprecated', severity: 'warn' }])
})

test('another text, or no deprecation any more, is no finding', () => {
  expect(judgeCrds(marked({ deprecated: true }), marked({ deprecated: true, deprecationWarning: 'use v2' }))).toEqual([])
  expect(judgeCrds(marked({ deprecated: true }), marked({}))).toEqual([])
})
