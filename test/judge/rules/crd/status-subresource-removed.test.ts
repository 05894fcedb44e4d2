import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/model/json.ts'
import { crd, judgeCrds, version } from '../../builders.ts'

const status = { subresources: { status: {} } }
const both = (rest: JsonObject) => crd({ versions: [version('v1', {}, { ...rest }), version('v2', {}, { storage: false, ...rest })] })

test('a status subresource that goes blocks once, and names the versions', () => {
  const findings = judgeCrds(both(status), both({}))

  expect(findings).toMatchObject([{ rule: 'crd/status-subresource-removed', severity: 'block', path: 'spec.versions[].subresources.status' }])
  expect(findings[0]?.message).toContain('v1, v2')
})
