import { expect, test } from 'vitest'
import { read, titles } from './titles.ts'

type Row = { readonly id: string; readonly file: string; readonly title: string }

const rowsOf = (page: string, id: RegExp): readonly Row[] =>
  read(page)
    .split('\n')
    .filter((line) => id.test(line))
    .map((line) => {
      const cells = line.split(' | ')
      const [, file = '', title = ''] = /^`(test\/[^`]+)`: (.*) \|$/.exec(cells.at(-1) ?? '') ?? []
      return { id: (cells[0] ?? '').replace('| ', ''), file, title }
    })

const threats = rowsOf('docs/threats.md', /^\| [TG]\d+ /)
const pitfalls = rowsOf('docs/order.md', /^\| \d+ \|/)

const numbered = (letter: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${letter}${from + index}`)

test('docs/threats.md has a row for every threat', () => {
  expect(threats.map(({ id }) => id)).toEqual(['T01 to T10', ...numbered('T', 11, 32), ...numbered('G', 1, 14)])
})

test('docs/order.md has a row for each of the twelve pitfalls of a lock', () => {
  expect(pitfalls.map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, index) => String(index + 1)))
})

test('a threat without a test is open, and said to be', () => {
  const silent = read('docs/threats.md')
    .split('\n')
    .filter((line) => /^\| [TG]\d+ /.test(line) && line.includes('| none |') && !line.includes('| Open | none |'))

  expect(silent).toEqual([])
})

test.each([...threats, ...pitfalls].filter(({ file }) => file !== ''))('the test that answers $id is there: $title', ({ file, title }) => {
  expect(
    titles(file).filter((each) => each.startsWith(title)),
    file,
  ).not.toEqual([])
})
