import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refusals } from '../../src/normalise/refusals.ts'

const page = (path: string): string => readFileSync(join(import.meta.dirname, '../../docs', path), 'utf8')

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`)

test.each(Object.keys(refusals))('the refusal %s is written down, with how it was found', (code) => {
  expect(page('adr/0002-yaml-parser.md')).toContain(`\`${code}\``)
})

test('docs/yaml.md lists every refusal with its reason and cure, and no other', () => {
  const rows = Object.entries(refusals).map(([code, { what, cure }]) => `| \`${code}\` | ${cell(what)} | ${cell(cure)} |`)

  expect(page('yaml.md').match(/^\| `[a-z-]+` \|.*$/gm)).toEqual(rows)
})
