import { expect, test } from 'vitest'
import { readRow } from '../../../src/model/matrix-row.ts'
import { mostRows, rowsOf, type Touched } from '../../../src/pipeline/matrix/rows.ts'

const touched = (environments: number, releases: number): readonly Touched[] =>
  Array.from({ length: environments }, (_, index) => ({
    environment: `e${index}`,
    releases: Array.from({ length: releases }, (_release, place) => `r${place}`),
    isWhole: false,
  }))

const commit = 'c0ffee'.padEnd(40, '0')

const works = (given: readonly Touched[]): readonly (readonly string[])[] => rowsOf(given, commit).map(({ environment, release }) => [environment, release])

test('a release that is touched is a row, and so is an environment that is touched as a whole', () => {
  expect(works([...touched(1, 2), { environment: 'all', releases: [], isWhole: true }])).toEqual([
    ['e0', 'r0'],
    ['e0', 'r1'],
    ['all', ''],
  ])
})

test('nothing touched is no row', () => {
  expect(rowsOf([], commit)).toEqual([])
})

test.each([
  ['releases', touched(16, 16), ['e0', 'r0'], 256],
  ['environments, where releases are too many', touched(20, 20), ['e0', ''], 20],
  ['shards, where environments are too many', touched(300, 1), ['', ''], 256],
])('GitHub takes 256 rows: they are %s', (_what, given, ...[first, count]) => {
  expect(works(given)[0]).toEqual(first)
  expect(works(given)).toHaveLength(count)
  expect(works(given).length).toBeLessThanOrEqual(mostRows)
})

test.each([touched(2, 3), touched(20, 20), touched(300, 1)].map((given) => [given.length, given] as const))(
  'of %d environments every row reads back as its own work, number and count',
  (_count, given) => {
    const rows = rowsOf(given, commit)

    expect(rows.map(({ row }) => readRow(row))).toEqual(
      rows.map(({ environment, release }, place) => expect.objectContaining({ environment, release, commit, index: place + 1, count: rows.length })),
    )
  },
)

const matrixOf = (given: readonly Touched[], at: string): string | undefined => readRow(rowsOf(given, at)[0]?.row ?? '')?.matrix

test('another commit, and another row, make another matrix', () => {
  const made = [matrixOf(touched(1, 2), commit), matrixOf(touched(1, 3), commit), matrixOf(touched(1, 2), '1'.repeat(40))]

  expect(made).not.toContain(undefined)
  expect(new Set(made).size).toBe(3)
})

test.each([
  '',
  '1/2',
  '1/2@c0ffee-0123456789abcdef',
  `0/2@${commit}-0123456789abcdef/e`,
  `3/2@${commit}-0123456789abcdef/e`,
  `1/2@${commit}-0123456789abcdef/e/r/x`,
])('"%s" is no row', (text) => {
  expect(readRow(text)).toBeUndefined()
})
