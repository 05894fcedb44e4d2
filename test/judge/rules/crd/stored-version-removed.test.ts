import { expect, test } from 'vitest'
import { crd, judgeCrds, version } from '../../builders.ts'

const old = version('v1beta1', {}, { storage: false })
const both = (storedVersions?: readonly string[]) =>
  crd({ versions: [version('v1', {}), old] }, storedVersions === undefined ? {} : { status: { storedVersions } })
const only = crd({ versions: [version('v1', {})] })

test('a version in status.storedVersions cannot go', () => {
  const findings = judgeCrds(both(['v1beta1', 'v1']), only)

  expect(findings).toMatchObject([{ rule: 'crd/stored-version-removed', severity: 'block', path: 'spec.versions[v1beta1]' }])
})

test('a version that is not in status.storedVersions is not stored', () => {
  expect(judgeCrds(both(['v1']), only).map((finding) => finding.rule)).toEqual(['crd/version-removed'])
})

test('without a status, the old storage version counts as stored', () => {
  const before = crd({ versions: [version('v1', {}, { storage: false }), version('v1beta1', {})] })

  expect(judgeCrds(before, only)).toContainEqual(expect.objectContaining({ rule: 'crd/stored-version-removed', path: 'spec.versions[v1beta1]' }))
})
