import { expect, test } from 'vitest'
import { decide } from '../../src/gate/gate.ts'
import type { Finding, Severity } from '../../src/model/finding.ts'

const finding = (severity: Severity): Finding => ({
  rule: 'api/not-served',
  severity,
  effect: 'refused',
  lane: 'API',
  object: { group: '', version: 'v1', kind: 'ConfigMap', namespace: '', name: severity },
  path: '',
  message: '',
  why: '',
  change: '',
  hits: [],
  action: '',
})
const all = (['info', 'block', 'warn'] as const).map(finding)
const policy = (failOn: Severity) => ({ failOn, allowSnapshot: false })
const blocked = (failOn: Severity) => decide(all, policy(failOn)).blocking.map((one) => one.severity)

test('no findings pass', () => {
  expect(decide([], policy('info'))).toEqual({ verdict: 'pass', blocking: [] })
})

test.each([
  ['block', ['block']],
  ['warn', ['block', 'warn']],
  ['info', ['info', 'block', 'warn']],
] as const)('failOn %s blocks %j, in the order that they came', (failOn, severities) => {
  expect(decide(all, policy(failOn)).verdict).toBe('block')
  expect(blocked(failOn)).toEqual(severities)
})

test('a warning below the limit makes the verdict warn, a note alone does not', () => {
  expect(decide([finding('info'), finding('warn')], policy('block'))).toEqual({ verdict: 'warn', blocking: [] })
  expect(decide([finding('info')], policy('block'))).toEqual({ verdict: 'pass', blocking: [] })
  expect(decide([finding('info')], policy('warn'))).toEqual({ verdict: 'pass', blocking: [] })
})
