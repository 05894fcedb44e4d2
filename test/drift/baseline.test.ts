import { expect, test } from 'vitest'
import { baselineOf, baselineText, explainDrift, findDrift, readBaseline, type Explained } from '../../src/drift/drift.ts'
import type { JsonObject } from '../../src/model/json.ts'
import { deployment } from './bodies.ts'
import { asLive, containerFields, manifest, ours, type Entry } from './objects.ts'

const mutated = [ours(containerFields({ 'f:image': {} }))]
const edited: readonly Entry[] = [ours(containerFields({})), { manager: 'kubectl-edit', fields: containerFields({ 'f:image': {} }) }]

const sides = (image: string, entries: readonly Entry[], wanted = 'a') => ({
  desired: [manifest(deployment({ image: wanted }))],
  live: [manifest(asLive(deployment({ image }), entries))],
  extra: [],
})

/** Text that is stored right after an apply. */
const recorded = (image: string, entries: readonly Entry[]): string => baselineText(baselineOf(findDrift(sides(image, entries))))

const later = (stored: string, now: ReturnType<typeof sides>): Explained =>
  explainDrift({ ...now, baseline: readBaseline(stored), rules: [], today: '2026-11-26', isWhole: true })

test('what admission made of our own request is no drift later, and counted', () => {
  const { drift, hidden } = later(recorded('registry/a', mutated), sides('registry/a', mutated))

  expect(drift).toEqual([])
  expect(hidden).toMatchObject([{ rule: 'admission', places: [{ path: 'spec.template.spec.containers[app].image' }] }])
})

test('it is drift as soon as it changes, and as soon as Git does', () => {
  const stored = recorded('registry/a', mutated)

  expect(later(stored, sides('other/a', mutated)).drift).toHaveLength(1)
  expect(later(stored, sides('registry/a', mutated, 'b')).drift).toHaveLength(1)
})

test('what somebody else wrote in the meantime is not recorded', () => {
  expect(baselineOf(findDrift(sides('b', edited)))).toEqual([])
})

const secret = (value: string): JsonObject => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'shop' }, data: { a: value } })

test('nothing of a Secret is recorded, not even a digest', () => {
  const live = manifest(asLive(secret('Yg=='), [ours({ 'f:data': { 'f:a': {} } })]))

  expect(baselineOf(findDrift({ desired: [manifest(secret('YQ=='))], live: [live], extra: [] }))).toEqual([])
})

test.each(['', '{', '7', '[1, {}]'])('a record that says %s has no entries', (text) => {
  expect(readBaseline(text).size).toBe(0)
})
