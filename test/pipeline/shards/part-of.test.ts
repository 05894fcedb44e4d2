import { array, assert, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { readEnvironment } from '../../../src/config/config.ts'
import type { Environment } from '../../../src/model/workspace.ts'
import { partOf, type Unit } from '../../../src/pipeline/shards/part-of.ts'

function environment(name: string, releases: number): Environment {
  const rows = Array.from({ length: releases }, (_, index) => `  - { name: r${index}, namespace: ns, chart: c, repository: ../c, version: 1.0.0 }\n`).join('')
  const capabilities = { kubeVersion: '1.35.0', apiVersions: [], clusterScoped: 'unknown', clusterUid: '' } as const
  const read = readEnvironment(
    `releases:${rows === '' ? ' []' : `\n${rows}`}\n`,
    { name, file: 'f', folder: `/w/values/${name}`, root: '/w' },
    { ok: true, value: capabilities },
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

const workspace = array(integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }).map((sizes) => sizes.map((size, index) => environment(`e${index}`, size)))
const pairs = (environments: readonly Environment[]): readonly string[] =>
  environments.flatMap(({ name, releases }) => releases.map((release) => `${name}/${release.name}`))

const parts = (environments: readonly Environment[], count: number, unit: Unit): readonly (readonly string[])[] =>
  Array.from({ length: count }, (_, index) => pairs(partOf(environments, { shard: { index: index + 1, count }, unit })))

test('shards have every release of every environment once, in the order in which one machine would take them', () => {
  assert(
    property(workspace, integer({ min: 1, max: 9 }), constantFrom('environment', 'release'), (environments, count, unit) => {
      expect(parts(environments, count, unit).flat()).toEqual(pairs(environments))
    }),
  )
})

test('no shard has two releases more than another one, where releases are cut', () => {
  assert(
    property(workspace, integer({ min: 6, max: 9 }), (environments, count) => {
      const sizes = parts(environments, count, 'release').map((part) => part.length)

      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    }),
  )
})

test('what is judged together is not cut', () => {
  assert(
    property(workspace, integer({ min: 1, max: 9 }), (environments, count) => {
      const holders = parts(environments, count, 'environment').flatMap((part) => [...new Set(part.map((pair) => pair.split('/')[0]))])

      expect(new Set(holders).size).toBe(holders.length)
    }),
  )
})
