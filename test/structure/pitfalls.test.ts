import { expect, test } from 'vitest'
import { read, titles } from './titles.ts'

type Row = { readonly id: string; readonly file: string; readonly title: string }

const rows: readonly Row[] = [...read('docs/rendering-pitfalls.md').matchAll(/^\| ([HTP]\d+) \|.*\| `(test\/[^`]+)`: (.*) \|$/gm)].map(
  ([, id = '', file = '', title = '']) => ({ id, file, title }),
)

const numbered = (letter: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => letter + String(index + 1).padStart(2, '0'))

test('docs/rendering-pitfalls.md has a row for every pitfall, attack and property of rendering', () => {
  expect(rows.map(({ id }) => id)).toEqual([...numbered('H', 38), ...numbered('T', 10), 'T21', 'T22', 'P1', 'P2', 'P3', 'P4', 'P16'])
})

test.each(rows)('the test of $id that docs/rendering-pitfalls.md names is there, and its title names $id', ({ id, file, title }) => {
  const named = titles(file).filter((each) => each.replace('helm %s: ', '').startsWith(title))

  expect(named, `${file}: ${title}`).not.toEqual([])
  expect(named.filter((each) => !new RegExp(`\\b${id}\\b`).test(each))).toEqual([])
})
