import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { scratchFolder } from './chart-folder.ts'
import { chartEntries, packed, type PackedEntry } from './packed.ts'
import { chartsOf, releaseOf } from './releases.ts'

async function fetched(entries: readonly PackedEntry[], skipSchemaValidation = false): Promise<unknown> {
  using folder = scratchFolder()
  const path = folder.write('workspace/c.tgz', await packed(chartEntries(entries)))
  return chartsOf(folder.path)
    .fetch(releaseOf({ kind: 'archive', path }, { skipSchemaValidation }))
    .catch((error: unknown) => error)
}

const schema = (value: unknown): readonly PackedEntry[] => [{ name: 'c/values.schema.json', text: typeof value === 'string' ? value : JSON.stringify(value) }]

const outward: readonly [string, unknown, string][] = [
  ['a URL', { $ref: 'http://127.0.0.1:9/s' }, 'refers to another document by http'],
  ['a URL in disguise', String.raw`{"\u0024ref": "HTTPS://example.invalid/s"}`, 'refers to another document by https'],
  ['a file', { properties: { x: { $ref: 'file:///etc/passwd' } } }, 'refers to another document by file'],
  ['a device', { $ref: 'file:///dev/zero' }, 'refers to another document by file'],
  ['a file beside it', { $id: 'http://example.invalid/base/', allOf: [{ $ref: 'other.json#/x' }] }, 'refers to another document'],
  [
    'a URL, below a default that is referred to',
    { properties: { x: { $ref: '#/default' } }, default: { $ref: 'http://h/s' } },
    'refers to another document by http',
  ],
  ['a URL, the second of two keys', '{"$ref": "#/a", "$ref": "http://h/s"}', 'refers to another document by http'],
  ['a URL, by $dynamicRef', { $dynamicRef: 'http://h/s' }, 'refers to another document by http'],
  ['a URL, by $recursiveRef', { $recursiveRef: 'http://h/s' }, 'refers to another document by http'],
  ['a meta-schema elsewhere', { $schema: 'http://h/meta' }, 'names a meta-schema that helm would fetch'],
  ['a meta-schema elsewhere, deep inside', { properties: { x: { $schema: 'http://h/meta' } } }, 'names a meta-schema that helm would fetch'],
  ['a meta-schema that no helm carries', { $schema: 'http://json-schema.org/draft-07/hyper-schema#' }, 'names a meta-schema that helm would fetch'],
  ['itself', { $ref: '#' }, 'refers to itself without an end'],
  ['itself, among others', { allOf: [{ type: 'object' }, { $ref: '#' }] }, 'refers to itself without an end'],
  [
    'itself, by two steps',
    { $ref: '#/$defs/a', $defs: { a: { anyOf: [{ $ref: '#/$defs/b~1c' }] }, 'b/c': { not: { $ref: '#/%24defs/a' } } } },
    'refers to itself without an end',
  ],
  ['nothing, since it is no JSON', '{"$ref": hunter2}', 'is no JSON'],
  ['nothing, since it is too large', `"${'x'.repeat(5 * 2 ** 20)}"`, 'has more than 5 MiB'],
]

test.each(outward)('T04 a schema that refers to %s never reaches helm', async (_name, value, says) => {
  const failed = await fetched(schema(value))

  expect(failed).toMatchObject({
    code: 'chart-invalid',
    hint: expect.stringContaining('skipSchemaValidation'),
    problems: [{ file: 'values.schema.json', message: says }],
  })
  expect(JSON.stringify(failed)).not.toMatch(/hunter2|127\.0\.0\.1|example\.invalid/)
})

test.each([
  [
    'references within it',
    { $schema: 'http://json-schema.org/draft-07/schema#', properties: { x: { $ref: '#/definitions/x' } }, definitions: { x: { type: 'string' } } },
  ],
  ['an address of its own', { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'http://example.invalid/c', type: 'object' }],
  ['a tree that refers to its root', { type: 'object', properties: { children: { items: { $ref: '#' } } } }],
  ['a property called $ref', { properties: { $ref: { type: 'string' }, $schema: { type: 'string' } } }],
  ['a reference to nowhere', { $ref: '#/nowhere' }],
  ['a shared part in two places', { allOf: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/a' }], $defs: { a: { $ref: '#/$defs/b' }, b: {} } }],
  ['a byte-order mark', '\ufeff{"type": "object"}'],
  ['100,000 levels', `${'{"not":'.repeat(100_000)}{}${'}'.repeat(100_000)}`],
  ['300,000 values in one list', { enum: Array.from({ length: 300_000 }, (_, index) => index) }],
])('a schema with %s is fine', async (_name, value) => {
  expect(await fetched(schema(value))).toMatchObject({ name: 'c' })
})

test('T04 schemas of subcharts are looked at too, as folders and as archives in archives', async () => {
  const hostile = JSON.stringify({ $ref: 'http://127.0.0.1:9/s' })
  const inner = await packed([{ name: 'e/values.schema.json', text: hostile }])
  const outer = await packed([{ name: 'd/charts/e-1.0.0.tgz', text: inner }])

  const failed = await fetched([
    { name: 'c/charts/b/values.schema.json', text: hostile },
    { name: 'c/charts/d-1.0.0.tgz', text: outer },
  ])

  expect(failed).toMatchObject({ problems: [{ file: 'charts/b/values.schema.json' }, { file: 'charts/d-1.0.0.tgz/charts/e-1.0.0.tgz/values.schema.json' }] })
})

test('T04 schemas of a chart folder are looked at, its packed subcharts included', async () => {
  using folder = scratchFolder({ 'workspace/c/Chart.yaml': 'name: c\nversion: 1.0.0\n', 'workspace/c/values.schema.json': '{"$ref": "file:///etc/passwd"}' })
  folder.write('workspace/c/charts/d-1.0.0.tgz', await packed([{ name: 'd/values.schema.json', text: '{"$ref": "#"}' }]))

  const failed: unknown = await chartsOf(folder.path)
    .fetch(releaseOf({ kind: 'folder', path: join(folder.path, 'workspace/c') }))
    .catch((error: unknown) => error)

  expect(failed).toMatchObject({ problems: [{ file: 'values.schema.json' }, { file: 'charts/d-1.0.0.tgz/values.schema.json' }] })
})

test('where the schema is left out, helm does not read it, and it may refer to anything', async () => {
  expect(await fetched(schema({ $ref: 'http://127.0.0.1:9/s' }), true)).not.toBeInstanceOf(Failure)
})
