import { expect, test } from 'vitest'
import { crd, judgeCrds, version } from '../../builders.ts'

const status = { subresources: { status: {} } }

test('a status subresource that comes blocks: ordinary updates of status are dropped', () => {
  const findings = judgeCrds(crd({ versions: [version('v1', {})] }), crd({ versions: [version('v1', {}, status)] }))

  expect(findings).toMatchObject([{ rule: 'crd/status-subresource-added', severity: 'block' }])
})

test('a new version that has one from the start is no finding', () => {
  const before = crd({ versions: [version('v1', {}, status)] })

  expect(judgeCrds(before, crd({ versions: [version('v1', {}, status), version('v2', {}, { storage: false, ...status })] }))).toEqual([])
})
