import { parse } from 'valibot'
import { expect, test } from 'vitest'
import type { PatchOperation } from '../../src/model/change.ts'
import type { Drift, DriftField } from '../../src/model/drift.ts'
import { outcomeSchema } from '../../src/report/json-schema.ts'
import { object, outcome, style, report } from './builders.ts'

const field = (parts: Partial<DriftField>): DriftField => ({
  path: 'spec.containers[discovery].env[PILOT_TRACE_SAMPLING].value',
  pointer: '/spec/containers/0/env/3/value',
  desiredPointer: '/spec/containers/0/env/3/value',
  desired: '1',
  live: '100',
  manager: 'kubectl-edit',
  operation: 'Update',
  time: '2026-11-20T22:14:03Z',
  ...parts,
})

const step: PatchOperation = { op: 'replace', path: '/spec/containers/0/env/3/value', value: '1' }

const changed = (kind: string, fields: readonly DriftField[], patch = [step]): Drift => {
  const both = object(kind, 'istiod')
  return { kind: 'changed', id: both.id, desired: both, live: both, patch, fields }
}

const missing: Drift = { kind: 'missing', id: object('Role', 'reader').id, desired: object('Role', 'reader', { rules: [] }) }
const extra: Drift = {
  kind: 'extra',
  id: object('Role', 'old').id,
  live: object('Role', 'old'),
  manager: 'sluice',
  operation: 'Apply',
  time: '2026-11-18T09:02:00Z',
}

const text = (drift: readonly Drift[], width = 80): string => report(outcome({ drift }), 'text', { ...style, width })
const json = (drift: readonly Drift[]): unknown => JSON.parse(report(outcome({ drift }), 'json', style))

test('a changed field says who, when, which object, where, what Git says and what lives', () => {
  expect(text([changed('Deployment', [field({})])])).toBe(`~ kubectl-edit  2026-11-20 22:14 UTC  Deployment shop/istiod
  spec.containers[discovery].env[PILOT_TRACE_SAMPLING].value
  Git "1"   live "100"
`)
})

test('fields that one hand changed stand below it together', () => {
  const shown = text([changed('Deployment', [field({}), field({ path: 'spec.replicas', manager: 'k9s', time: '' }), field({ path: 'spec.paused' })])])

  expect(shown.match(/^~.*|^ {2}spec.*/gm)).toEqual([
    '~ kubectl-edit  2026-11-20 22:14 UTC  Deployment shop/istiod',
    '  spec.containers[discovery].env[PILOT_TRACE_SAMPLING].value',
    '  spec.paused',
    '~ k9s  Deployment shop/istiod',
    '  spec.replicas',
  ])
})

test('what is missing comes first, what nobody desires any more last', () => {
  expect(text([extra, changed('Deployment', [field({ manager: '', time: '' })]), missing]).match(/^[-~+].*/gm)).toEqual([
    '- Role shop/reader: in Git, and not in the cluster',
    '~ unknown manager  Deployment shop/istiod',
    '+ sluice  2026-11-18 09:02 UTC  Role shop/old: in the cluster, and no longer in Git',
  ])
})

test('a side that has nothing says so', () => {
  expect(text([changed('Deployment', [field({ desired: undefined })])])).toContain('  Git (none)   live "100"\n')
})

test('values that do not fit beside each other are a diff', () => {
  expect(text([changed('ConfigMap', [field({ desired: 'a\nb\n', live: 'a\nc\n' })])])).toContain('  Git (-), live (+)\n    a\n-   b\n+   c\n')
  expect(text([changed('Role', [field({ desired: ['pods'], live: ['pods', 'secrets'] })])])).toContain(
    '  Git (-), live (+)\n-   - pods\n+   - pods\n+   - secrets\n',
  )
  expect(text([changed('Deployment', [field({ desired: 'long value', live: 'longer value' })])], 30)).toContain('-   long value\n+   longer value\n')
})

test('no value of a Secret is shown, even where drift was not masked before', () => {
  const password = field({ path: 'data.password', pointer: '/data/password', desired: 'hunter2-one', live: 'hunter2-two' })
  const drift: readonly Drift[] = [
    changed('Secret', [password], [{ op: 'replace', path: '/data/password', value: 'hunter2-one' }]),
    { kind: 'missing', id: object('Secret', 'a').id, desired: object('Secret', 'a', { data: { p: 'hunter2-one' } }) },
  ]

  expect(text(drift)).toContain('  data.password\n  (secret, changed)\n')
  expect(text(drift) + JSON.stringify(json(drift))).not.toContain('hunter2')
})

test('the JSON report gives each drift with the patch that puts it back, who and when', () => {
  const document = json([missing, changed('Deployment', [field({ live: undefined })]), extra])

  expect(document).toMatchObject({
    drift: [
      { kind: 'missing', object: { kind: 'Role', name: 'reader', version: 'v1' }, patch: [{ op: 'add', path: '', value: { kind: 'Role', rules: [] } }] },
      {
        kind: 'changed',
        object: { kind: 'Deployment', namespace: 'shop', name: 'istiod' },
        patch: [{ op: 'replace', path: '/spec/containers/0/env/3/value', value: '1' }],
        fields: [{ pointer: '/spec/containers/0/env/3/value', desired: '1', manager: 'kubectl-edit', operation: 'Update', time: '2026-11-20T22:14:03Z' }],
      },
      { kind: 'extra', object: { name: 'old' }, patch: [{ op: 'remove', path: '' }], manager: 'sluice', time: '2026-11-18T09:02:00Z' },
    ],
  })
  expect(parse(outcomeSchema, document)).toEqual(document)
})

test('a verb that looked and found none says so, one that did not look is silent', () => {
  expect(json([])).toMatchObject({ drift: [] })
  expect(JSON.parse(report(outcome({}), 'json', style))).not.toHaveProperty('drift')
})
