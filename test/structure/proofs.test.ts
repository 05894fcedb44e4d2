import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const pathOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const read = (path: string): string => readFileSync(pathOf(path), 'utf8')

const page = read('docs/apply-proofs.md')
const named = [...page.matchAll(/^\| ([PT]\d+) \|.*\| `(test\/[^`]+)`: (.*) \|$/gm)].map(([, id = '', file = '', title = '']) => ({ id, file, title }))
const invariants = [...page.matchAll(/^\| (I\d+) \|.*\| `(test\/[^`]+)` \|$/gm)].map(([, id = '', file = '']) => ({ id, file }))

test('docs/apply-proofs.md has a row for each property of apply, each threat and each invariant', () => {
  expect(named.map(({ id }) => id)).toEqual(['P10', 'P11', 'P15', 'P17', 'P18', 'T16', 'T28', 'T28', 'T29'])
  expect(invariants.map(({ id }) => id)).toEqual(Array.from({ length: 13 }, (_, index) => `I${index + 1}`))
})

test.each(named)('the test of $id that it names is there: $file', ({ file, title }) => {
  expect(existsSync(pathOf(file)) && read(file).includes(`'${title}'`)).toBe(true)
})

test.each(invariants)('the invariant $id that it names is there: $file', ({ id, file }) => {
  expect(existsSync(pathOf(file)) && read(file).includes(`id: '${id}'`)).toBe(true)
})
