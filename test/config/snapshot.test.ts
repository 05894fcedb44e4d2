import { expect, test } from 'vitest'
import { readSnapshot, readSnapshotFile } from '../../src/config/config.ts'
import type { Read } from '../../src/model/problem.ts'

const facts = { takenAt: '2026-11-26T00:00:00Z', kubeVersion: '1.36.3', uid: '', served: [], down: [], crds: [], live: [], owned: [] }
const file = (parts: object): string => JSON.stringify({ schema: 'sluice/snapshot/v3', about: { environment: 'prod' }, encoding: 'json', facts, ...parts })
const messages = (read: Read<unknown>): readonly string[] => (read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`))

test('a snapshot is read, packed or plain', () => {
  const pages = [{ group: 'example.com', kind: 'Shop', objects: 'H4sI' }]

  expect(readSnapshotFile(file({}), 's.json')).toEqual({ ok: true, value: { facts: { kind: 'plain', json: facts }, pages: [] } })
  expect(readSnapshotFile(file({ encoding: 'gzip+base64', facts: 'H4sI', pages }), 's.json')).toEqual({
    ok: true,
    value: { facts: { kind: 'packed', text: 'H4sI' }, pages },
  })
  expect(readSnapshot(facts, 's.json')).toEqual({ ok: true, value: { source: 'snapshot', ...facts } })
})

test.each([
  [file({ schema: 'sluice/snapshot/v1' }), 'schema: The layout of this snapshot is sluice/snapshot/v1, expected sluice/snapshot/v3'],
  ['{}', 'schema: The layout of this snapshot is none, expected sluice/snapshot/v3'],
  ['gz', ': This is no JSON'],
])('another layout is told as such: %s', (text, message) => {
  expect(messages(readSnapshotFile(text, 's.json'))).toEqual([message])
})

test('what stands in a wrong place is not repeated: it may be a secret', () => {
  const found = [messages(readSnapshotFile(file({ facts: 'hunter2' }), 's.json')), messages(readSnapshot({ ...facts, uid: ['hunter2'] }, 's.json'))]

  expect(found.flat()).toHaveLength(2)
  expect(found.flat().join()).not.toContain('hunter2')
})

test('a key that nobody knows, and a time that is none, are problems', () => {
  expect(messages(readSnapshot({ ...facts, more: 1, takenAt: 'yesterday' }, 's.json')).map((message) => message.split(':', 1)[0])).toEqual(['takenAt', 'more'])
})
