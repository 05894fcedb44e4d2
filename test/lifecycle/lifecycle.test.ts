import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { apiLifecycle } from '../../src/judge/lifecycle/api-lifecycle.ts'
import { lifecycleTable } from './read-modules.ts'

const hasGo = spawnSync('go', ['version']).status === 0
const measured = fileURLToPath(new URL('../../../shared/corpus/api-lifecycle.tsv', import.meta.url))

// The measured table leaves the column of replacements empty.
const withoutReplacement = (table: string): string => table.replaceAll(/\t[^\t\n]*(\t[^\t\n]*)$/gm, '\t$1')

describe.skipIf(!hasGo)('the table of API lives, where Go is installed', () => {
  test('is what Kubernetes’ own modules say', () => {
    expect(apiLifecycle).toBe(lifecycleTable())
  })
})

describe.skipIf(!existsSync(measured))('the table of API lives, beside the measured one', () => {
  test('has the same types and releases', () => {
    expect(withoutReplacement(apiLifecycle)).toBe(withoutReplacement(readFileSync(measured, 'utf8')))
  })
})
