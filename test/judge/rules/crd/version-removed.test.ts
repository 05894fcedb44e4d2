import { expect, test } from 'vitest'
import { crd, judgeCrds, shop, shops, version } from '../../builders.ts'

const status = { status: { storedVersions: ['v1'] } }
const before = (isServed: boolean) => crd({ versions: [version('v1', {}), version('v1beta1', {}, { storage: false, served: isServed })] }, status)
const after = crd({ versions: [version('v1', {})] })
const appliedAt = (name: string, apiVersion: string) => shop(name, {}, { managedFields: [{ manager: 'helm', operation: 'Apply', apiVersion }] })

test('a served version that goes blocks: its clients get 404', () => {
  const findings = judgeCrds(before(true), after)

  expect(findings).toMatchObject([{ rule: 'crd/version-removed', severity: 'block', path: 'spec.versions[v1beta1]' }])
  expect(findings[0]?.message).toContain('404')
})

test('live objects whose managedFields name the version are hit, those of other versions are not', () => {
  const live = shops([appliedAt('pinned', 'example.com/v1beta1'), appliedAt('fine', 'example.com/v1')])

  expect(judgeCrds(before(true), after, live)).toMatchObject([{ hits: ['default/pinned'] }])
})

test('an unserved version warns where a complete list shows that no object was applied at it', () => {
  expect(judgeCrds(before(false), after, shops([appliedAt('fine', 'example.com/v1')]))).toMatchObject([{ severity: 'warn' }])
})

test('an unserved version blocks where objects were applied at it, or nobody knows', () => {
  expect(judgeCrds(before(false), after, shops([appliedAt('pinned', 'example.com/v1beta1')]))).toMatchObject([{ severity: 'block' }])
  expect(judgeCrds(before(false), after)).toMatchObject([{ severity: 'block' }])
  expect(judgeCrds(before(false), after, shops([], 'forbidden'))).toMatchObject([{ severity: 'block' }])
})
