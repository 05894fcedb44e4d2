import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSame, type Json, type JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { dump, dumpStream, readManifests } from '../../src/normalise/normalise.ts'
import { value } from './manifests.ts'

const manifest = (body: JsonObject): Manifest => ({
  id: { group: '', kind: 'Sample', namespace: '', name: 'a' },
  version: 'v1',
  body: { apiVersion: 'v1', kind: 'Sample', metadata: { name: 'a' }, ...body },
})
const written = (spec: Json): string => dump(manifest({ spec })).split('spec: ')[1] ?? ''
const reread = (text: string): readonly Manifest[] => value(readManifests({ text, file: 'dumped' }))

test('keys go apiVersion, kind, metadata, then by code units, and name, namespace, labels, annotations within metadata', () => {
  const body = {
    spec: { b: 1, a: 2, B: 3 },
    data: {},
    metadata: { zone: 'z', annotations: { b: '1', a: '2' }, labels: { name: 'x', app: 'y' }, namespace: 'n', name: 'a' },
    kind: 'A',
    apiVersion: 'v1',
  }

  expect(dump(manifest(body))).toBe(`apiVersion: v1
kind: A
metadata:
  name: a
  namespace: 'n'
  labels:
    app: 'y'
    name: x
  annotations:
    a: '2'
    b: '1'
  zone: z
data: {}
spec:
  B: 3
  a: 2
  b: 1
`)
})

test('keys that look like integers are sorted like all others, and lists stay as they are', () => {
  const text = dump(manifest({ spec: { 9: 'x', 80: 'y', 443: ['b', 'a'], a: 1 } }))

  expect(text.slice(text.indexOf('spec:'))).toBe("spec:\n  '443':\n    - b\n    - a\n  '80': 'y'\n  '9': x\n  a: 1\n")
})

test('a key of more than 1,024 characters is read back at any depth, as Kubernetes does only behind a question mark', () => {
  const long = 'k'.repeat(1_100)
  const spec = { [long]: { [`${long}'`]: [{ [long]: 1, a: [2] }] } }
  const text = dump(manifest({ spec }))

  expect(text.match(/^ *(?:- )?\? /gm)).toHaveLength(3)
  expect(reread(text).map(({ body }) => body['spec'])).toEqual([spec])
})

test.each([
  'yes',
  'n',
  'On',
  '0755',
  '0o17',
  '1_000',
  '0b1',
  '12:30',
  '2001-01-01',
  '2001-01-01T00:00:00Z',
  '1e3',
  '1e400',
  '.5',
  '.inf',
  '~',
  '',
  '=',
  '<<',
  '...',
  '... x',
  '---',
  '--- x',
  '- x',
  'a: b',
  'a #b',
  ' a',
  'a ',
  '!x',
  '&x',
  '*x',
  '@x',
  '%x',
  '{x',
  '1_',
])('the text %j is quoted, since some reader would take it for something else', (text) => {
  expect(written(text)).toMatch(/^['"].*['"]\n$/)
})

test.each(['a', 'a b', 'http://x:80/?a=b', '10.0.0.1', 'v1.2.3', 'a,b', "it's", 'é😀', '100m'])('the text %j needs no quotes', (text) => {
  expect(written(text)).toBe(`${text}\n`)
})

test('text of several lines is written as a block, so that a diff shows lines', () => {
  expect(written('a\n  b \n\nc\n')).toBe('|\n  a\n    b \n\n  c\n')
})

test('numbers keep their value: large integers, signed zero, exponents', () => {
  expect([18446744073709551615n, -0, 1e21, 1e-7, 0.1, 9007199254740993n].map(written)).toEqual([
    '18446744073709551615\n',
    '-0.0\n',
    '1e+21\n',
    '1e-7\n',
    '0.1\n',
    '9007199254740993\n',
  ])
})

test('a stream is separated by "---", and ends in one line feed', () => {
  expect(dumpStream([manifest({}), manifest({})])).toMatch(/^apiVersion: v1\n[^]*\n---\napiVersion: v1\n[^]*[^\n]\n$/)
  expect(dumpStream([])).toBe('')
})

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t', ':', '-', '#', '"', "'", '\\', '\u0085', '\u2028', '\uFEFF', '\r', '|', '>', '.') }),
)
const json = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Number.isInteger(number)),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(text, tie('json'), { maxKeys: 4 }),
  ),
})).json

test('property: what is written is read back as the same value, and writing it again gives the same bytes', () => {
  fc.assert(
    fc.property(json, (spec) => {
      const once = dump(manifest({ spec }))
      const again = reread(once)

      expect(isSame(again[0]?.body, manifest({ spec }).body)).toBe(true)
      expect(dumpStream(again)).toBe(once)
    }),
    { numRuns: 1000 },
  )
})
