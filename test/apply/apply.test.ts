import { expect, test } from 'vitest'
import { definitionsIn, wavesOf } from '../../src/apply/apply.ts'
import type { Manifest } from '../../src/model/manifest.ts'

const manifest = (kind: string, name: string): Manifest => ({ id: { group: '', kind, namespace: '', name }, version: 'v1', body: { kind, metadata: { name } } })
const names = (manifests: readonly Manifest[] | undefined) => manifests?.map(({ id }) => id.name)

test('namespaces and CRDs come before everything else, and the order inside a wave stays', () => {
  const waves = wavesOf([manifest('Deployment', 'd'), manifest('CustomResourceDefinition', 'c'), manifest('ConfigMap', 'm'), manifest('Namespace', 'n')])

  expect(waves.map((wave) => names(wave.manifests))).toEqual([
    ['c', 'n'],
    ['d', 'm'],
  ])
})

test('a wave with nothing in it does not exist', () => {
  expect(wavesOf([manifest('ConfigMap', 'm')]).map((wave) => names(wave.manifests))).toEqual([['m']])
  expect(wavesOf([])).toEqual([])
})

test('the CRDs of a wave are named, so that they can be waited for', () => {
  const [first] = wavesOf([manifest('Namespace', 'n'), manifest('CustomResourceDefinition', 'c')])

  expect(first && definitionsIn(first)).toEqual(['c'])
})
