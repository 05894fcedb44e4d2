import { expect, test } from 'vitest'
import { crd, judgeCrds, shop, shops, version } from '../../builders.ts'

const pair = (isServed: boolean) => crd({ versions: [version('v1', {}), version('v1beta1', {}, { storage: false, served: isServed })] })

test('a version that is no longer served blocks', () => {
  expect(judgeCrds(pair(true), pair(false))).toMatchObject([
    { rule: 'crd/version-unserved', severity: 'block', path: 'spec.versions[v1beta1].served', change: 'true → false' },
  ])
})

test('live objects that were applied at it are named', () => {
  const live = shops([shop('corner', {}, { managedFields: [{ manager: 'helm', apiVersion: 'example.com/v1beta1' }] }), shop('market', {})])

  expect(judgeCrds(pair(true), pair(false), live)).toMatchObject([{ hits: ['default/corner'] }])
})

test('a CRD of which no version is served says so', () => {
  const findings = judgeCrds(crd({ versions: [version('v1', {})] }), crd({ versions: [version('v1', {}, { served: false })] }))

  expect(findings[0]?.message).toContain('no other version is served')
})
