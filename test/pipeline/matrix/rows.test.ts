import { expect, test } from 'vitest'
import { mostRows, rowsOf, type Touched } from '../../../src/pipeline/matrix/rows.ts'

const touched = (environments: number, releases: number): readonly Touched[] =>
  Array.from({ length: environments }, (_, index) => ({
    environment: `e${index}`,
    releases: Array.from({ length: releases }, (_release, place) => `r${place}`),
    isWhole: false,
  }))

test('a release that is touched is a row, and so is an environment that is touched as a whole', () => {
  expect(rowsOf([...touched(1, 2), { environment: 'all', releases: [], isWhole: true }])).toEqual([
    { environment: 'e0', release: 'r0', shard: '' },
    { environment: 'e0', release: 'r1', shard: '' },
    { environment: 'all', release: '', shard: '' },
  ])
})

test('nothing touched is no row', () => {
  expect(rowsOf([])).toEqual([])
})

test.each([
  ['releases', touched(16, 16), { environment: 'e0', release: 'r0', shard: '' }, 256],
  ['environments, where releases are too many', touched(20, 20), { environment: 'e0', release: '', shard: '' }, 20],
  ['shards, where environments are too many', touched(300, 1), { environment: '', release: '', shard: '1/256' }, 256],
])('GitHub takes 256 rows: they are %s', (_what, given, ...[first, count]) => {
  expect(rowsOf(given)[0]).toEqual(first)
  expect(rowsOf(given)).toHaveLength(count)
  expect(rowsOf(given).length).toBeLessThanOrEqual(mostRows)
})
