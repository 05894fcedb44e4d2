import { assert, dictionary, jsonValue, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import type { Change } from '../../src/model/change.ts'
import { isObject, type Json, type JsonObject } from '../../src/model/json.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { formats, isFormat, publishers } from '../../src/report/report.ts'
import { finding, object, outcome, style, update, report } from './builders.ts'
import { changed, field, missing } from './drift-builders.ts'

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

const publishing = await Promise.all([publishers.comment(), publishers.check(), publishers.issue(), publishers.sarif()])

/** Each text that we make of an outcome: eight formats, and what GitHub shows. */
function everyText(told: Outcome): readonly (readonly [string, string])[] {
  const [comment, checkOf, issue, sarifOf] = publishing
  const facts = { environment: 'e', sha: '0'.repeat(40), run: 1, runUrl: '', isUnverified: false }
  return [
    ...formats.filter(isFormat).map((format) => [format, report(told, format, style)] as const),
    ['comment', comment.body({ kind: 'outcome', outcome: told }, facts)],
    ['check run', JSON.stringify(checkOf({ kind: 'outcome', outcome: told }))],
    ['issue', issue.body(told, { environment: 'e', time: '2026-11-26T22:00:00.000Z', where: 'here' })],
    ['alerts', sarifOf(told)],
  ]
}

/** A Secret as all parts of an outcome can tell it that hold bodies: compared, created, deleted, drifted, missing and found fault with. */
function secretEverywhere(before: JsonObject, after: JsonObject): Outcome {
  const [created, deleted] = [object('Secret', 'b', after), object('Secret', 'c', before)]
  const fault = finding({ object: { ...created.id, version: 'v1' }, path: 'data', change: `${JSON.stringify(before)} → ${JSON.stringify(after)}` })
  const waiver = { rule: '*', object: { text: '*' }, path: { text: '*' }, reason: 'x', owner: 'x', expires: '2999-12-31', file: 'w.yml', line: 1 }
  const fields = Object.keys(after).map((key) => field({ path: key, pointer: `/${key}`, desired: before[key], live: after[key] }))
  return outcome({
    verb: 'check',
    verdict: 'block',
    changes: [...update('Secret', before, after), { kind: 'create', id: created.id, after: created }, { kind: 'delete', id: deleted.id, before: deleted }],
    findings: [fault],
    waived: [{ finding: fault, waiver }],
    drift: [changed('Secret', fields, [{ op: 'replace', path: '/data', value: before }]), missing('Secret', 'd', after)],
  })
}

test('P14: no value of a Secret is in any report or in anything that GitHub shows, as it is or encoded, whatever its shape', () => {
  const shape = dictionary(string(), jsonValue({ maxDepth: 3 }))
  const body = record({ data: shape, stringData: shape, extra: shape }).map((parts): JsonObject =>
    Object.fromEntries(Object.entries(parts).map(([key, value]) => [key, marked(JSON.parse(JSON.stringify(value)))])),
  )

  assert(
    property(body, body, (before, after) => {
      const leaks = everyText(secretEverywhere(before, after)).filter(([, text]) => /hunter2|aHVudGVyM/.test(text))

      expect(leaks.map(([place]) => place)).toEqual([])
    }),
  )
})

/** Every text and number in a value replaced by one that can be found again, every other one in base64 as a Secret has it. */
function marked(value: Json): Json {
  if (Array.isArray(value)) return value.map(marked)
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, marked(item)]))
  const text = `hunter2-${JSON.stringify(value)}`
  return typeof value === 'number' ? text : Buffer.from(text).toString('base64')
}

test('what changes in a Secret is not told by a finding either', () => {
  const secret = { group: '', version: 'v1', kind: 'Secret', namespace: 'shop', name: 'a' }
  const findings = [finding({ object: secret, path: 'data.p', change: 'hunter2-one → hunter2-two' })]

  expect(report(outcome({ findings }), 'text', style) + report(outcome({ findings }), 'json', style)).not.toContain('hunter2')
})
