import { expect, test } from 'vitest'
import { tooLargeForClientSide } from '../../src/apply/apply.ts'
import type { Manifest } from '../../src/model/manifest.ts'

const holding = (text: string): Manifest => ({
  id: { group: '', kind: 'ConfigMap', namespace: 'ns', name: 'big' },
  version: 'v1',
  body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'big', namespace: 'ns' }, data: { a: text } },
})
// {"apiVersion":"v1","data":{"a":""},"kind":"ConfigMap","metadata":{"name":"big","namespace":"ns"}} and a line's end, and the annotation's key.
const around = 97 + 1 + 48

test('the annotations of a client-side applied object may have 262,144 bytes, the copy of itself among them', () => {
  expect(tooLargeForClientSide([holding('x'.repeat(262_144 - around))])).toEqual([])
  expect(tooLargeForClientSide([holding('x'.repeat(262_145 - around))])).toHaveLength(1)
})

test('a character that Go escapes as markup counts six bytes', () => {
  expect(tooLargeForClientSide([holding('<'.repeat(40_000))])).toEqual([])
  expect(tooLargeForClientSide([holding('<'.repeat(44_000))])).toHaveLength(1)
})
