import { assert, dictionary, jsonValue, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../src/model/change.ts'
import { isObject, type Json, type JsonObject } from '../../src/model/json.ts'
import { finding, object, outcome, style, update, report } from './builders.ts'

const both = (changes: readonly Change[]): string =>
  ['text', 'json'].map((format) => report(outcome({ changes }), format === 'json' ? 'json' : 'text', style)).join('\n')

test('a Secret that changes says which key changed and never its value', () => {
  const changes = update(
    'Secret',
    { data: { password: 'aHVudGVyMi1vbmU=', user: 'YQ==' } },
    { data: { password: 'aHVudGVyMi10d28=', user: 'YQ==', token: 'eA==' } },
  )

  expect(report(outcome({ changes }), 'text', style)).toBe('~ Secret shop/a\n  data.password\n    (secret, changed)\n  data.token\n    (secret, added)\n')
  expect(JSON.parse(report(outcome({ changes }), 'json', style))).toMatchObject({
    changes: [
      {
        patch: [
          { op: 'replace', path: '/data/password', value: '(secret)' },
          { op: 'add', path: '/data/token', value: '(secret)' },
        ],
      },
    ],
  })
})

test('labels and type of a Secret are shown', () => {
  const changes = update(
    'Secret',
    { type: 'Opaque', metadata: { labels: { app: 'shop' } } },
    { type: 'kubernetes.io/tls', metadata: { labels: { app: 'till' } } },
  )

  expect(report(outcome({ changes }), 'text', style)).toContain('-   shop\n+   till\n')
  expect(report(outcome({ changes }), 'text', style)).toContain('+   kubernetes.io/tls\n')
})

test.each<readonly [string, JsonObject, JsonObject]>([
  ['data', { data: { p: 'hunter2-one' } }, { data: { p: 'hunter2-two' } }],
  ['stringData with numbers and maps', { stringData: { p: 'hunter2-one', q: 6 } }, { stringData: { p: { s: 'hunter2-two' }, q: ['hunter2-two'] } }],
  ['data that comes or goes whole', { data: { p: 'hunter2-one' } }, { stringData: { p: 'hunter2-two' } }],
  [
    'a copy in an annotation',
    { metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"p":"hunter2-one"}' } } },
    { metadata: { annotations: { note: 'hunter2-two' } } },
  ],
  [
    'a list whose items have names',
    { data: [{ name: 'hunter2-one', value: 'a' }] },
    { data: [{ name: 'hunter2-one', value: 'hunter2-two' }, { name: 'hunter2-two' }] },
  ],
  ['a field that is no part of the kind', { extra: 'hunter2-one' }, { extra: ['hunter2-two', { deep: 'hunter2-two' }] }],
])('no value of a Secret is shown: %s', (_what, before, after) => {
  const [created, deleted] = [object('Secret', 'b', after), object('Secret', 'c', before)]
  const changes: readonly Change[] = [
    ...update('Secret', before, after),
    { kind: 'create', id: created.id, after: created },
    { kind: 'delete', id: deleted.id, before: deleted },
  ]

  expect(changes).toHaveLength(3)
  expect(both(changes)).not.toContain('hunter2')
})

test('no value of any Secret is shown, whatever its shape', () => {
  const body = dictionary(string(), jsonValue({ maxDepth: 3 })).map((data): JsonObject => ({ data: marked(JSON.parse(JSON.stringify(data))) }))

  assert(
    property(body, body, (before, after) => {
      expect(both(update('Secret', before, after))).not.toContain('hunter2')
    }),
  )
})

/** Every text and number in a value replaced by one that can be found again. */
function marked(value: Json): Json {
  if (Array.isArray(value)) return value.map(marked)
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, marked(item)]))
  return `hunter2-${JSON.stringify(value)}`
}

test('what changes in a Secret is not told by a finding either', () => {
  const secret = { group: '', version: 'v1', kind: 'Secret', namespace: 'shop', name: 'a' }
  const findings = [finding({ object: secret, path: 'data.p', change: 'hunter2-one → hunter2-two' })]

  expect(report(outcome({ findings }), 'text', style) + report(outcome({ findings }), 'json', style)).not.toContain('hunter2')
})
