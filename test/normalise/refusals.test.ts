import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refusals } from '../../src/normalise/refusals.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/adr/0002-yaml-parser.md'), 'utf8')

test.each(Object.keys(refusals))('the refusal %s is written down', (code) => {
  expect(page).toContain(`\`${code}\``)
})
