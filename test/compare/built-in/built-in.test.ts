import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { builtInTypes as known } from '../../../src/compare/schema/built-in-types.ts'
import { builtInTypes } from './read-types.ts'

const hasGo = spawnSync('go', ['version']).status === 0

describe.skipIf(!hasGo)('the table of list keys and quantities, where Go is installed', () => {
  test('is what Kubernetes’ own module says', () => {
    expect(known).toBe(builtInTypes())
  })
})
