import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/model/json.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { routing } from '../manifests.ts'
import { findingsOf } from './findings-of.ts'

const shared = (...weights: readonly number[]): Manifest =>
  routing('shop/web', { hosts: ['web'] }, [
    { route: weights.map((weight, index): JsonObject => ({ destination: { host: 'web', subset: `v${index + 1}` }, weight })) },
  ])

const said = (before: readonly Manifest[], after: Manifest): readonly string[] =>
  findingsOf('weights', before, [after]).map(({ severity, message, change }) => `${severity} ${message.replace(/^.*?: /, '')} (${change})`)

test('shares of the same destinations that move are told with both', () => {
  expect(said([shared(90, 10)], shared(50, 50))).toEqual(['info its shares of traffic move (web v1 90, web v2 10 → web v1 50, web v2 50)'])
})

test('the only destination gets all, whatever its weight', () => {
  expect(said([], shared(90))).toEqual(['info its one destination gets all requests, not 90 of 100 (web v1 90)'])
  expect(said([], shared(100))).toEqual([])
  expect(said([], shared(0))).toEqual([])
})

test('a destination with weight 0 in a new route gets nothing', () => {
  expect(said([], shared(100, 0))).toEqual(['info a destination with weight 0 gets nothing (web v1 100, web v2 0)'])
  expect(said([], shared(50, 50))).toEqual([])
})

test('shares that stay are no news', () => {
  expect(said([shared(100, 0)], shared(100, 0))).toEqual([])
  expect(said([shared(90)], shared(90))).toEqual([])
})
