import { expect, test } from 'vitest'
import { lintValues } from '../../src/config/config.ts'

const lint = (text: string) => lintValues(text, 'v.yml')
const doubts = (text: string): readonly string[] => lint(text).doubtful.map(({ message }) => message)

test.each([
  ['an integer of seven digits', '1000000', '1e+06'],
  ['a negative one', '-1000000', '1e+06'],
  ['a hexadecimal one', '0x1000000', '1e+06'],
  ['one with underscores', '1_000_000', '1e+06'],
  ['an integer beyond 2^53', '9007199254740993', '2^53'],
  ['a leading zero', '0644', 'octal'],
  ['a leading zero before 8', '08', 'leading zero'],
  ['yes', 'yes', 'boolean'],
  ['Off', 'Off', 'boolean'],
  ['y', 'y', 'boolean'],
])('H12: %s is doubtful, with its place and a cure', (_claim, source, said) => {
  expect(lint(`a:\n  b: [x, ${source}]\n`).doubtful).toMatchObject([
    { file: 'v.yml', line: 2, column: 10, path: 'a.b[1]', message: expect.stringContaining(said), hint: expect.stringMatching(/[Qq]uote/) },
  ])
})

test('H12: a key that is a boolean to helm is doubtful', () => {
  expect(lint('a: { on: 1, "off": 2 }\n').doubtful).toMatchObject([{ line: 1, column: 6, path: 'a.on' }])
})

test('what helm keeps is no doubt', () => {
  const kept = 'a: 999999\nb: "1000000"\nc: true\nd: \'yes\'\ne: 0\nf: 0.5\ng: 12:30\nh: 2001-01-01\ni: |\n  0644\nj: 0o644\nk: yesterday\nl: -5\n'

  expect(doubts(kept)).toEqual([])
})

test('H16: a key that stands twice is wrong, in whatever quotes, and its value is never said', () => {
  const { wrong } = lint('a: hunter1\nb: { c: 1 }\n"a": hunter2\n')

  expect(wrong).toMatchObject([{ file: 'v.yml', line: 3, column: 1, path: 'a', message: expect.stringContaining('twice') }])
  expect(JSON.stringify(wrong)).not.toContain('hunter')
  expect(lint('x: &x { a: 1 }\ny: { <<: *x, a: 2 }\nz: [{ a: 1 }, { a: 1 }]\n').wrong).toEqual([])
})

test('a file that is no YAML, or empty, is left to helm', () => {
  for (const text of ['a: [\n', '', '# nothing\n']) expect(lint(text)).toEqual({ wrong: [], doubtful: [] })
})
