import { expect, test } from 'vitest'
import { judge } from '../../../../src/judge/judge.ts'
import type { Question } from '../../../../src/judge/judge.ts'
import { crd, version } from '../../builders.ts'
import { files } from '../../manifests.ts'

const sized = (bytes: number, metadata = {}) =>
  crd({ versions: [version('v1', { a: { type: 'string', description: 'x'.repeat(bytes) } })] }, { metadata: { name: 'shops.example.com', ...metadata } })
const severities = (before: ReturnType<typeof crd>, bytes: number, mode?: Question['mode']) =>
  judge({ base: [], desired: [sized(bytes)], cluster: files({ crds: [before] }), ...(mode === undefined ? {} : { mode }) })
    .filter(({ rule }) => rule === 'crd/size')
    .map(({ severity }) => severity)
const applied = { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' } }

test('client-side apply of more than an annotation holds blocks', () => {
  expect(severities(sized(10), 262_144, 'client')).toEqual(['block'])
})

test('the server takes it; whoever applies it client-side today is warned', () => {
  expect(severities(sized(10, applied), 262_144, 'server')).toEqual(['warn'])
})

test('growing beyond the limit is said once', () => {
  expect(severities(sized(10), 262_144)).toEqual(['info'])
  expect(severities(sized(262_144), 262_144)).toEqual([])
})

test('more than etcd takes blocks, however it is applied', () => {
  expect(severities(sized(10), 1.5 * 2 ** 20)).toEqual(['block'])
})

test('what fits is no finding, though what the cluster adds would not', () => {
  expect(severities(sized(10), 100_000, 'client')).toEqual([])
})
