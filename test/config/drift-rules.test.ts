import { expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/config.ts'
import type { OwnDriftRule } from '../../src/model/drift.ts'

const place = { name: 'prod', file: 'values/prod/environment.yml', folder: '/w/values/prod', root: '/w' }
const capabilities = { ok: true, value: { kubeVersion: '1.35.0', apiVersions: ['v1'], clusterScoped: 'unknown', clusterUid: '' } } as const

const read = (rule: string) => readEnvironment(`releases: []\ndrift:\n  rules:\n    - { ${rule} }\n`, place, capabilities)

function rulesIn(rule: string): readonly OwnDriftRule[] {
  const result = read(rule)
  return result.ok ? result.value.driftRules : []
}

test('a drift rule fits by glob or by RE2, and everything where it says nothing', () => {
  const [rule] = rulesIn('object: "Deployment shop/*", path: "/spec\\\\.(replicas|paused)/", reason: x, expires: 2026-12-31')

  expect(rule).toMatchObject({ reason: 'x', expires: '2026-12-31', file: 'values/prod/environment.yml', line: 4 })
  expect([rule?.object.fits('Deployment shop/web'), rule?.object.fits('Role shop/web')]).toEqual([true, false])
  expect([rule?.path.fits('spec.paused'), rule?.path.fits('spec.pausedToo')]).toEqual([true, false])
  expect([rule?.manager.fits('anybody'), rule?.manager.fits('')]).toEqual([true, true])
})

test.each([
  ['no reason', 'object: "*", expires: 2026-12-31', 'drift.rules[0].reason'],
  ['no last day', 'object: "*", reason: x', 'drift.rules[0].expires'],
  ['a pattern that is none', 'object: "/(/", reason: x, expires: 2026-12-31', 'drift.rules[0].object'],
])('a drift rule with %s is refused', (_what, rule, path) => {
  expect(read(rule)).toMatchObject({ ok: false, problems: [{ path }] })
})
