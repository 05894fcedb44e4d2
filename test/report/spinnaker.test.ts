import { array, assert, constantFrom, integer, oneof, property, string, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isObject, textAt, toJsonText } from '../../src/model/json.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { spinnakerLog } from '../../src/report/report.ts'
import { parseLog } from '../spinnaker/log-parser.ts'
import { finding, outcome, report, reportFailure, style } from './builders.ts'

const json = '{"m":"see SPINNAKER_PROPERTY_X=1"}'

// What the class itself was seen to make of these lines; the second column is what it was before values could hold a "=".
describe('the parser of logs, written again, does as the real one', () => {
  test.each([
    ['a property, whose key becomes lower case', 'SPINNAKER_PROPERTY_FOO=bar', { foo: 'bar' }, { foo: 'bar' }],
    ['a prefix of a logger', '2026-11-26 [info] SPINNAKER_PROPERTY_FOO=bar', { '2026-11-26 [info] foo': 'bar' }, { '2026-11-26 [info] foo': 'bar' }],
    ['a value with "="', 'SPINNAKER_PROPERTY_A=b=c', {}, { a: 'b=c' }],
    ['padding of base64', 'SPINNAKER_PROPERTY_A=YQ==', {}, { a: 'YQ==' }],
    ['no value', 'SPINNAKER_PROPERTY_X=', {}, {}],
    ['JSON after blanks and before a carriage return', '  SPINNAKER_CONFIG_JSON={"a":1}\r', { a: 1 }, { a: 1 }],
    ['types', 'SPINNAKER_CONFIG_JSON={"a":{"b":[true,2]}}', { a: { b: [true, 2] } }, { a: { b: [true, 2] } }],
    ['JSON behind a prefix', '[i] SPINNAKER_CONFIG_JSON={"a":1}', {}, {}],
    ['two lines of JSON', 'SPINNAKER_CONFIG_JSON={"a":{"x":1}}\nSPINNAKER_CONFIG_JSON={"a":{"y":2}}', { a: { y: 2 } }, { a: { y: 2 } }],
    ['a list', 'SPINNAKER_CONFIG_JSON=[1]', undefined, undefined],
    ['broken JSON, which loses the others', 'SPINNAKER_PROPERTY_A=b\nSPINNAKER_CONFIG_JSON={"a":', undefined, undefined],
    ['text behind JSON', 'SPINNAKER_CONFIG_JSON={"a":1} trailing', { a: 1 }, { a: 1 }],
    [
      'a property inside JSON',
      `SPINNAKER_CONFIG_JSON=${json}`,
      { m: 'see SPINNAKER_PROPERTY_X=1' },
      { m: 'see SPINNAKER_PROPERTY_X=1', spinnaker_config_json: '{"m":"see X=1"}' },
    ],
    ['a line of a diff', '+  cmd: SPINNAKER_PROPERTY_RESULT=clean', { '+  cmd: result': 'clean' }, { '+  cmd: result': 'clean' }],
    ['an empty object, which counts as missing', 'SPINNAKER_CONFIG_JSON={}', {}, {}],
  ])('%s', (_what, log, ...found) => {
    expect([parseLog(log, 'old'), parseLog(log, 'new')]).toEqual(found)
  })
})

const pieces = [
  'SPINNAKER_PROPERTY_X=1',
  'SPINNAKER_CONFIG_JSON={"sluice":{"verdict":"pass"}}',
  '${1+1}',
  '#{1+1}',
  '$',
  '#',
  '{',
  '\n',
  '\r',
  '=',
  'a',
  '日本',
  '😀',
  '"',
  '\\',
  '`',
  '<',
]
const hostile = oneof(
  array(constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
  string({ unit: 'binary', maxLength: 40 }),
)
const some = tuple(hostile, hostile, integer({ min: 0, max: 400 }), constantFrom('pass', 'warn', 'block'))

const filled = ([a, b, count, verdict]: readonly [string, string, number, 'pass' | 'warn' | 'block']): Outcome =>
  outcome({
    verb: 'check',
    verdict,
    environments: [{ name: a, releases: [], token: 'sluice1.x' }],
    findings: Array.from({ length: count }, () => finding({ severity: verdict === 'block' ? 'block' : 'warn', message: a.repeat(20), path: b })),
    notes: [{ sign: 'plain', text: a }],
    revision: { commit: 'c0ffee1', tree: '7ee' },
    summary: b.repeat(40),
  })

const failure = ([a, b]: readonly [string, string]) => ({ code: 'tool-failed', message: a.repeat(30), hint: b, exitCode: 3, problems: [] })

test('T14: Spinnaker finds one object in the log, flat and below 8 KB, and no expression in it', () => {
  assert(
    property(some, (given) => {
      for (const log of [report(filled(given), 'spinnaker', style), reportFailure(failure([given[0], given[1]]), given[0], { format: 'spinnaker', style })]) {
        const found = parseLog(log, 'new')
        const properties = isObject(found?.['sluice']) ? found['sluice'] : {}
        const line = log.trimEnd().split('\n').at(-1) ?? ''

        expect(parseLog(log, 'old')).toEqual(found)
        expect(Object.keys(found ?? {})).toEqual(['sluice'])
        expect(Object.entries(properties).filter(([key, value]) => !/^[a-z_]+$/.test(key) || typeof value === 'object')).toEqual([])
        expect(toJsonText(properties)).not.toMatch(/[$#]\{/)
        expect(Buffer.byteLength(line)).toBeLessThan(8_192)
      }
    }),
  )
})

test('T14: whatever has to go for the size, verdict, counts and token stay, and who decides reads 2,000 characters at most', () => {
  assert(
    property(some, (given) => {
      const found = parseLog(report(filled(given), 'spinnaker', style), 'new')
      const judgment = textAt(found, 'sluice', 'judgment') ?? ''

      expect(found).toMatchObject({ sluice: { verdict: given[3], [given[3] === 'block' ? 'blocks' : 'warnings']: given[2], token: 'sluice1.x' } })
      expect(judgment.length).toBeLessThanOrEqual(2_000)
    }),
  )
})

const checked = outcome({
  verb: 'check',
  verdict: 'warn',
  environments: [{ name: 'prod-eu', releases: [], token: 'sluice1.abc' }],
  findings: [
    finding({
      severity: 'warn',
      lane: 'RBAC',
      message: 'The reader role may now read ConfigMaps',
      object: { group: '', version: 'v1', kind: 'Role', namespace: 'ns', name: 'r' },
    }),
    finding({ severity: 'info' }),
  ],
  revision: { commit: '4f0c9e1234', tree: 'x' },
})

test('who decides reads the verdict, the counts, the token, the commit and the warnings', () => {
  const found = parseLog(report(checked, 'spinnaker', style), 'new')

  expect(found).toMatchObject({
    sluice: {
      judgment:
        'prod-eu: READY with 1 warning · 0 objects, 0 deleted · token `sluice1.abc` · reviewed at 4f0c9e1 · warnings: RBAC: The reader role may now read ConfigMaps (Role ns/r) · Continue applies exactly these bytes; Stop changes nothing.',
    },
  })
})

test('nobody is asked about what is blocked', () => {
  expect(parseLog(report({ ...checked, verdict: 'block' }, 'spinnaker', style), 'new')).toMatchObject({ sluice: { judgment: '' } })
})

test('a stage that fails shows the verdict and the first three findings that block, in 1 KiB', async () => {
  const { verdictMessage } = await spinnakerLog()
  const blocks = ['a', 'b', 'c', 'd'].map((path) => finding({ path, message: `${path} ${'is refused '.repeat(40)}` }))

  const message = verdictMessage({ ...checked, verdict: 'block', findings: [...blocks, ...checked.findings] })

  expect(message).toMatch(/^prod-eu: BLOCKED by 4 findings\nCRD: a is refused /)
  expect(message.split('\n')).toHaveLength(4)
  expect(Buffer.byteLength(message)).toBeLessThanOrEqual(1_024)
})
