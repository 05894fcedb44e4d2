import { parse } from 'valibot'
import { expect, test } from 'vitest'
import type { Drift } from '../../src/model/drift.ts'
import { outcomeSchema } from '../../src/report/json-schema.ts'
import { object, outcome, style, report } from './builders.ts'
import { changed, extra, field, missing, writer } from './drift-builders.ts'

const text = (drift: readonly Drift[], width = 80): string => report(outcome({ drift }), 'text', { ...style, width })
const json = (drift: readonly Drift[]): unknown => JSON.parse(report(outcome({ drift }), 'json', style))

test('a changed field says who, when, which object, where, what Git says and what lives', () => {
  expect(text([changed('Deployment', [field()])])).toBe(`~ kubectl-edit  2026-11-20 22:14 UTC  Deployment shop/istiod
  spec.containers[discovery].env[PILOT_TRACE_SAMPLING].value
  Git "1"   live "100"
`)
})

test('fields that one hand changed stand below it together', () => {
  const shown = text([changed('Deployment', [field(), field({ path: 'spec.replicas', manager: 'k9s', time: '' }), field({ path: 'spec.paused' })])])

  expect(shown.match(/^~.*|^ {2}spec.*/gm)).toEqual([
    '~ kubectl-edit  2026-11-20 22:14 UTC  Deployment shop/istiod',
    '  spec.containers[discovery].env[PILOT_TRACE_SAMPLING].value',
    '  spec.paused',
    '~ k9s  Deployment shop/istiod',
    '  spec.replicas',
  ])
})

test('what is missing comes first, what nobody desires any more last', () => {
  expect(text([extra('Role', 'old'), changed('Deployment', [field({ manager: '', time: '' })]), missing('Role', 'reader')]).match(/^[-~+].*/gm)).toEqual([
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
    missing('Secret', 'a', { data: { p: 'hunter2-one' } }),
  ]

  expect(text(drift)).toContain('  data.password\n  (secret, changed)\n')
  expect(text(drift) + JSON.stringify(json(drift))).not.toContain('hunter2')
})

test('the JSON report gives each drift with the patch that puts it back, who and when', () => {
  const document = json([missing('Role', 'reader', { rules: [] }), changed('Deployment', [field({ live: undefined })]), extra('Role', 'old')])

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

test('who wrote says through what, and how sure that is', () => {
  const fields = [
    field({ path: 'spec.a', manager: 'k9s', subresource: 'scale', time: '' }),
    field({ path: 'spec.b', certainty: 'probable' }),
    field({ path: 'spec.c', certainty: 'probable', apiVersion: 'autoscaling/v1' }),
    field({ path: 'spec.d', manager: 'sluice' }),
  ]

  expect(text([changed('Deployment', fields)]).match(/^~.*(?=Deployment)/gm)).toEqual([
    '~ k9s  by /scale  ',
    '~ kubectl-edit  probably  2026-11-20 22:14 UTC  ',
    '~ kubectl-edit  probably, through autoscaling/v1  2026-11-20 22:14 UTC  ',
    '~ sluice  by a plain update  2026-11-20 22:14 UTC  ',
  ])
})

test('a removal that left no trace names those who wrote since, as a hint', () => {
  const shown = text([changed('Deployment', [field({ ...writer({ manager: '', time: '' }), certainty: 'unknown', others: [writer({ manager: 'k9s' })] })])])

  expect(shown).toContain('~ unknown manager  Deployment shop/istiod\n')
  expect(shown).toContain('  no trace of who it was; since our apply wrote here: k9s 2026-11-20 22:14 UTC\n')
})

test('the commit and author that last set the value stand beside it', () => {
  const setBy = { commit: 'e07d5b4aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', author: 'j.w.', time: '2026-08-11T09:00:00Z' }

  expect(text([changed('Deployment', [field({ setBy })])])).toContain('  Git "1" (j.w., 2026-08-11, e07d5b4)   live "100"\n')
  expect(json([changed('Deployment', [field({ setBy })])])).toMatchObject({ drift: [{ fields: [{ setBy }] }] })
})

test('what stands in the way of putting it back is said', () => {
  expect(text([changed('Deployment', [field({ obstacle: 'tcpSocket' })])])).toContain('  cannot be applied back: tcpSocket has to go first\n')
})

test('an object that is being deleted says since when, and what holds it', () => {
  const live = object('Role', 'reader')
  const drift: Drift = { kind: 'terminating', id: live.id, live, time: '2026-11-20T22:14:03Z', finalizers: ['shop/backup'] }

  expect(text([drift])).toBe('- Role shop/reader: being deleted since 2026-11-20 22:14 UTC, held by shop/backup\n')
  expect(json([drift])).toMatchObject({ drift: [{ kind: 'terminating', finalizers: ['shop/backup'] }] })
})

test('an object without a record of our apply says that only values were compared', () => {
  const drift = { ...changed('Deployment', [field()]), confidence: 'reduced' as const }

  expect(text([drift])).toContain('  no record of our apply is left here, so values alone were compared\n')
})

test('what rules explain is counted by rule, and what is worth knowing comes with its hand', () => {
  const place = { id: object('Deployment', 'a').id, path: 'spec.replicas', manager: 'kube-controller-manager' }
  const hiddenDrift = [{ rule: 'hpa-replicas', reason: 'it scales', places: [place, place] }]
  const driftHints = [{ ...writer({ manager: 'k9s' }), id: place.id, path: 'spec.paused', text: 'stops rollouts' }]
  const both = outcome({ drift: [], hiddenDrift, driftHints })

  expect(report(both, 'text', style)).toBe(
    '· k9s  2026-11-20 22:14 UTC  Deployment shop/a spec.paused: stops rollouts\n2 more explained by rules: hpa-replicas 2\n',
  )
  const document = JSON.parse(report(both, 'json', style))
  expect(parse(outcomeSchema, document)).toEqual(document)
})
