import { toJsonSchema } from '@valibot/to-json-schema'
import { parse } from 'valibot'
import { expect, test } from 'vitest'
import { fromJsonText } from '../../src/model/json.ts'
import { Failure } from '../../src/model/failure.ts'
import { outcomeSchema } from '../../src/report/json-schema.ts'
import { golden } from '../golden.ts'
import { nowhere } from '../../src/model/source.ts'
import { finding, object, outcome, style, update, report, reportFailure } from './builders.ts'

const full = outcome({
  verb: 'check',
  exitCode: 11,
  verdict: 'block',
  environments: [{ name: 'prod-eu', releases: [{ name: 'istiod', version: '1.30.0', objects: 17, added: 0, changed: 17, removed: 0, digest: 'sha256:00' }] }],
  changes: [
    { kind: 'create', id: object('Role', 'new').id, after: object('Role', 'new'), lanes: ['RBAC'] },
    ...update('Deployment', { spec: { replicas: 1 } }, { spec: { replicas: 2 } }).map((change) => ({ ...change, lanes: ['Restart', 'Config'] as const })),
    { kind: 'delete', id: object('Role', 'old').id, before: object('Role', 'old') },
  ],
  findings: [finding({ severity: 'warn', lane: 'Mesh' }), finding()],
  notes: [
    { sign: 'info', text: 'Judged against live prod-eu', details: [{ label: 'at', text: 'now' }] },
    { sign: 'plain', text: 'done' },
  ],
  summary: 'Blocked: 1 finding.',
  timings: { check: 12 },
})

test('the JSON report is the document of the interface', () => {
  expect(JSON.parse(report(full, 'json', style))).toEqual({
    schema: 'sluice/v1',
    verb: 'check',
    exitCode: 11,
    verdict: 'block',
    environments: full.environments,
    changes: [
      {
        kind: 'create',
        object: named('Role', 'new'),
        lanes: ['RBAC'],
        source: nowhere,
        patch: [{ op: 'add', path: '', value: { apiVersion: 'v1', kind: 'Role' } }],
      },
      {
        kind: 'update',
        object: named('Deployment', 'a'),
        lanes: ['Restart', 'Config'],
        source: nowhere,
        differences: [{ path: 'spec.replicas', before: 1, after: 2 }],
        patch: [{ op: 'replace', path: '/spec/replicas', value: 2 }],
      },
      {
        kind: 'delete',
        object: named('Role', 'old'),
        lanes: ['Config'],
        source: nowhere,
        differences: [{ path: '', before: { apiVersion: 'v1', kind: 'Role' } }],
        patch: [{ op: 'remove', path: '' }],
      },
    ],
    findings: [
      { ...finding(), page: 'docs/rules/crd/format-changed.md' },
      { ...finding({ severity: 'warn', lane: 'Mesh' }), page: 'docs/rules/crd/format-changed.md' },
    ],
    notes: [{ ...full.notes[0] }, { ...full.notes[1], details: [] }],
    output: '',
    summary: 'Blocked: 1 finding.',
    next: '',
    timings: { check: 12 },
  })
})

const named = (kind: string, name: string) => ({ group: '', version: 'v1', kind, namespace: 'shop', name })

test('a failure is the same document with an error', () => {
  const problem = { file: 'values/a/environment.yml', line: 9, column: 5, path: 'releases[1].version', message: 'digest is missing', hint: 'npm run update' }
  const failure = new Failure('config-invalid', 'Cannot read the workspace', { hint: 'Mend it', problems: [problem] })

  const document: unknown = JSON.parse(reportFailure(failure, 'render', { format: 'json', style }))

  expect(document).toMatchObject({ schema: 'sluice/v1', verb: 'render', exitCode: 2, verdict: null, environments: [], changes: [], findings: [], timings: {} })
  expect(document).toMatchObject({ error: { code: 'config-invalid', message: 'Cannot read the workspace', hint: 'Mend it', problems: [problem] } })
})

test.each([
  ['an outcome', report(full, 'json', style)],
  ['a failure', reportFailure(new Failure('interrupted', 'Stopped', { hint: '' }), 'apply', { format: 'json', style })],
])('the schema names every key of %s', (_what, text) => {
  const document: unknown = JSON.parse(text)

  // Keys that the schema does not name are dropped by it.
  expect(parse(outcomeSchema, document)).toEqual(document)
})

test('the published JSON schema is what the code prints by', () => {
  const text = `${JSON.stringify({ title: 'Sluice outcome', ...toJsonSchema(outcomeSchema, { ignoreActions: ['guard'] }) }, null, 2)}\n`

  expect(golden('docs/schema/outcome.schema.json', text)).toBe(text)
})

test('integers keep every digit', () => {
  const changes = update('ConfigMap', {}, { big: fromJsonText('9007199254740993') })

  expect(report(outcome({ changes }), 'json', style)).toContain('"value":9007199254740993}')
})

test('a value called __proto__ is printed like any other', () => {
  const changes = update('ConfigMap', {}, JSON.parse('{"data":{"__proto__":{"a":"b"}}}'))

  expect(report(outcome({ changes }), 'json', style)).toContain('{"__proto__":{"a":"b"}}')
})

test('the same outcome gives the same bytes whatever the order of its findings', () => {
  expect(report({ ...full, findings: full.findings.toReversed() }, 'json', style)).toBe(report(full, 'json', style))
})

const pattern = (text: string) => ({ text, fits: () => true })

test('waived findings stand apart, with the waiver as it is written', () => {
  const waiver = {
    rule: 'crd/format-changed',
    object: pattern('*'),
    path: pattern('spec.*'),
    reason: 'r',
    owner: 'o',
    expires: '2026-12-31',
    file: 'w.yml',
    line: 3,
  }
  const document: unknown = JSON.parse(report(outcome({ waived: [{ finding: finding(), waiver }] }), 'json', style))

  expect(document).toMatchObject({
    findings: [],
    waived: [{ finding: { rule: 'crd/format-changed' }, waiver: { object: '*', path: 'spec.*', owner: 'o', line: 3 } }],
  })
  expect(parse(outcomeSchema, document)).toEqual(document)
})

test('text that is the result itself is in the document', () => {
  expect(JSON.parse(report(outcome({ output: 'kind: Role\n' }), 'json', style))).toMatchObject({ output: 'kind: Role\n' })
})
