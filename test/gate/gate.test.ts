import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide } from '../../src/gate/gate.ts'
import type { Severity } from '../../src/model/finding.ts'
import { strictPolicy, type SeverityRow } from '../../src/model/workspace.ts'
import { finding, rules, waiver } from './builders.ts'

const severities = ['block', 'warn', 'info'] as const
const all = (['info', 'block', 'warn'] as const).map((severity) => finding({ severity }))
const failOn = (severity: Severity) => rules({ policy: { ...strictPolicy, failOn: severity } })
const row = (subject: string, severity: Severity): SeverityRow => ({ subject, severity, file: '', line: 0, column: 0, path: '' })
const ranked = (rows: readonly SeverityRow[]) => rules({ policy: { ...strictPolicy, severity: rows } })

test('no findings pass', () => {
  expect(decide([], failOn('info'))).toEqual({ verdict: 'pass', findings: [], blocking: [], waived: [] })
})

test.each([
  ['block', ['block']],
  ['warn', ['block', 'warn']],
  ['info', ['info', 'block', 'warn']],
] as const)('failOn %s blocks %j, in the order that they came', (limit, blocked) => {
  const { verdict, blocking } = decide(all, failOn(limit))

  expect(verdict).toBe('block')
  expect(blocking.map((one) => one.severity)).toEqual(blocked)
})

test('a warning below the limit makes the verdict warn, a note alone does not', () => {
  expect(decide([finding({ severity: 'info' }), finding({ severity: 'warn' })], failOn('block')).verdict).toBe('warn')
  expect(decide([finding({ severity: 'info' })], failOn('block')).verdict).toBe('pass')
  expect(decide([finding({ severity: 'info' })], failOn('warn')).verdict).toBe('pass')
})

const named = (text: string) => waiver({ object: { text, fits: (value) => value === text } })

describe('severity', () => {
  test.each([
    ['a rule', [row('api/not-served', 'warn')]],
    ['its group', [row('api/*', 'warn')]],
    ['its effect', [row('refused', 'warn')]],
    ['a rule over its group over its effect', [row('refused', 'info'), row('api/*', 'block'), row('api/not-served', 'warn')]],
    ['a group over an effect', [row('refused', 'block'), row('api/*', 'warn')]],
  ])('is set by %s', (_what, rows) => {
    expect(decide([finding()], ranked(rows))).toMatchObject({ verdict: 'warn', findings: [{ severity: 'warn' }] })
  })

  test('of other rules and effects stays as it was', () => {
    expect(decide([finding()], ranked([row('crd/*', 'info'), row('cosmetic', 'info')])).verdict).toBe('block')
  })
})

describe('a waiver', () => {
  test('takes its finding out of the verdict, and both are reported', () => {
    const decision = decide([finding()], rules({ waivers: [waiver()] }))

    expect(decision).toMatchObject({ verdict: 'pass', findings: [], waived: [{ finding: finding(), waiver: { owner: 'team-shop', line: 1 } }] })
  })

  test('counts to the end of its last day, in UTC', () => {
    const waivers = [waiver({ expires: '2026-11-26' })]

    expect(decide([finding()], rules({ waivers, today: '2026-11-26' })).verdict).toBe('pass')
    expect(decide([finding()], rules({ waivers, today: '2026-11-27' })).verdict).toBe('block')
  })

  test('that is over blocks, with the finding and without one', () => {
    const expired = rules({ waivers: [waiver({ expires: '2026-11-01' })] })

    expect(decide([finding({ severity: 'info' })], expired).blocking).toMatchObject([
      { rule: 'gate/waiver-expired', message: 'The waiver of team-shop for api/not-served ended on 2026-11-01, so its finding counts again' },
    ])
    expect(decide([], expired)).toMatchObject({ verdict: 'block', findings: [{ rule: 'gate/waiver-expired', lane: 'Gate' }] })
  })

  test.each([
    ['rule', { rule: 'crd/deleted' }],
    ['object', { object: { text: 'x', fits: () => false } }],
    ['path', { path: { text: 'x', fits: () => false } }],
  ])('for another %s waives nothing, and warns', (_what, parts) => {
    const decision = decide([finding({ severity: 'info' })], rules({ waivers: [waiver(parts)] }))

    expect(decision.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['api/not-served', 'info'],
      ['gate/waiver-unused', 'warn'],
    ])
  })

  test('is not called unused where only some releases were judged', () => {
    expect(decide([], rules({ waivers: [waiver()], isWhole: false })).findings).toEqual([])
  })

  test('names the group of a kind where it wants to', () => {
    const object = { group: 'apps', version: 'v1', kind: 'Deployment', namespace: 'shop', name: 'web' }

    expect(decide([finding({ object })], rules({ waivers: [named('Deployment.apps shop/web')] })).verdict).toBe('pass')
    expect(decide([finding({ object })], rules({ waivers: [named('Deployment shop/web')] })).verdict).toBe('pass')
    expect(decide([finding({ object })], rules({ waivers: [named('Deployment.extensions shop/web')] })).verdict).toBe('block')
  })

  test('cannot answer for the gate itself', () => {
    const ofGate = finding({ rule: 'gate/snapshot-old' })

    expect(decide([ofGate], rules({ waivers: [waiver({ rule: 'gate/snapshot-old' })] })).blocking).toContainEqual(ofGate)
  })
})

const worse = { pass: 0, warn: 1, block: 2 } as const
const texts = (items: readonly unknown[]): readonly string[] => items.map((item) => JSON.stringify(item)).toSorted()
const rulesOf = ({ waivers, rows, limit }: { waivers: ReturnType<typeof waiver>[]; rows: { subject: string; severity: Severity }[]; limit: Severity }) =>
  rules({ waivers, policy: { ...strictPolicy, failOn: limit, severity: rows.map(({ subject, severity }) => row(subject, severity)) } })

const someFinding = fc
  .record({
    rule: fc.constantFrom('api/not-served', 'crd/deleted', 'gate/snapshot-old'),
    severity: fc.constantFrom(...severities),
    name: fc.constantFrom('a', 'b'),
  })
  .map(({ rule, severity, name }) => finding({ rule, severity, object: { ...finding().object, name } }))
const someRows = fc.uniqueArray(
  fc.record({ subject: fc.constantFrom('api/not-served', 'crd/*', 'refused', 'gate/*'), severity: fc.constantFrom(...severities) }),
  { selector: (one) => one.subject },
)
// The next one down, and the limit that the fewest findings reach; what is mildest stays.
const milder = { block: 'warn', warn: 'info', info: 'info' } as const
const lenient = { info: 'warn', warn: 'block', block: 'block' } as const

describe('P7', () => {
  test('a policy that lets more through never makes a verdict worse', () => {
    fc.assert(
      fc.property(fc.array(someFinding), someRows, fc.record({ turn: fc.nat(9), limit: fc.constantFrom(...severities) }), (found, rows, { turn, limit }) => {
        const judged = (by: typeof rows, failAt: Severity) => worse[decide(found, rulesOf({ waivers: [], rows: by, limit: failAt })).verdict]
        const strict = judged(rows, limit)

        const lowered = rows.map((one, index) => (index === turn % rows.length ? { ...one, severity: milder[one.severity] } : one))

        expect(judged(rows, lenient[limit])).toBeLessThanOrEqual(strict)
        expect(judged(lowered, limit)).toBeLessThanOrEqual(strict)
      }),
    )
  })
})

describe('P9', () => {
  const someWaiver = fc
    .record({
      rule: fc.constantFrom('api/not-served', 'crd/deleted', 'mesh/other'),
      name: fc.constantFrom('a', 'b', 'c'),
      expires: fc.constantFrom('2026-11-25', '2026-11-26', '2027-01-01'),
      line: fc.nat(9),
    })
    .map(({ rule, name, expires, line }) => waiver({ rule, expires, line, object: { text: name, fits: (value) => value === `ConfigMap shop/${name}` } }))
  const cases = fc.record({ found: fc.array(someFinding), waivers: fc.array(someWaiver), rows: someRows, limit: fc.constantFrom(...severities) })

  test('the verdict is the worst of what is not waived', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { verdict, findings } = decide(one.found, rulesOf(one))
        const isBlocked = findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(one.limit))
        const isWarned = findings.some(({ severity }) => severity === 'warn')

        expect(verdict).toBe(isBlocked ? 'block' : isWarned ? 'warn' : 'pass')
      }),
    )
  })

  test('every finding is judged or waived, by a waiver that lasts and is about it', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { findings, waived } = decide(one.found, rulesOf(one))

        expect(findings.length + waived.length).toBeGreaterThanOrEqual(one.found.length)
        for (const { finding: found, waiver: by } of waived)
          expect([by.rule, by.expires >= '2026-11-26', by.object.text]).toEqual([found.rule, true, found.object.name])
      }),
    )
  })

  test('a waiver that is over, or about nothing, never lowers the verdict', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const useless = one.waivers.map((by) => (by.line % 2 === 0 ? { ...by, expires: '2026-11-25' } : { ...by, rule: 'mesh/other' }))

        const without = decide(one.found, rulesOf({ ...one, waivers: [] })).verdict
        const beside = decide(one.found, rulesOf({ ...one, waivers: useless })).verdict

        expect(worse[beside]).toBeGreaterThanOrEqual(worse[without])
      }),
    )
  })

  test('the order of findings, waivers and rows decides nothing', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const back = { ...one, waivers: one.waivers.toReversed(), rows: one.rows.toReversed() }

        const [there, other] = [decide(one.found, rulesOf(one)), decide(one.found.toReversed(), rulesOf(back))]

        expect(other.verdict).toBe(there.verdict)
        expect(texts(other.findings)).toEqual(texts(there.findings))
        expect(texts(other.waived)).toEqual(texts(there.waived))
      }),
    )
  })
})
