import { expect, test } from 'vitest'
import { crd, judgeCrds, version } from '../../builders.ts'

test('a stored version that is swapped for a new one is refused, in one finding', () => {
  const findings = judgeCrds(crd({ versions: [version('v1', {})] }, { status: { storedVersions: ['v1'] } }), crd({ versions: [version('v2', {})] }))

  expect(findings).toMatchObject([{ rule: 'crd/storage-replaced-in-one-step', severity: 'block', path: 'spec.versions[v1]', change: 'v1 → v2' }])
})

test('other stored versions that go in the same change are reported too', () => {
  const before = crd({ versions: [version('v1', {}), version('v1beta1', {}, { storage: false })] }, { status: { storedVersions: ['v1beta1', 'v1'] } })

  expect(judgeCrds(before, crd({ versions: [version('v2', {})] })).map((finding) => finding.rule)).toEqual([
    'crd/storage-replaced-in-one-step',
    'crd/stored-version-removed',
  ])
})

test('a storage version that goes after another one was there is an ordinary removal', () => {
  const before = crd({ versions: [version('v1', {}), version('v2', {}, { storage: false })] }, { status: { storedVersions: ['v1'] } })

  expect(judgeCrds(before, crd({ versions: [version('v2', {})] })).map((finding) => finding.rule)).toContain('crd/stored-version-removed')
})
