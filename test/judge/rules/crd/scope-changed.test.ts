import { expect, test } from 'vitest'
import { crd, judgeCrds, version } from '../../builders.ts'

const versions = [version('v1', {})]

test('another scope is refused', () => {
  const findings = judgeCrds(crd({ versions }), crd({ versions, scope: 'Cluster' }))

  expect(findings).toMatchObject([{ rule: 'crd/scope-changed', severity: 'block', lane: 'CRD', path: 'spec.scope', change: 'Namespaced → Cluster' }])
})
