import { expect, test } from 'vitest'
import { advisoriesOf } from '../../src/render/render.ts'

const ids = (version: string): readonly string[] => advisoriesOf(version).map(({ id }) => id)

test('T22 helm 3.17.3, the newest 3 among the embedded ones, still has four weaknesses', () => {
  expect(ids('v3.17.3')).toEqual(['CVE-2025-53547', 'CVE-2025-55198', 'CVE-2025-55199', 'CVE-2026-35206'])
})

test.each([
  ['v3.17.4', 'CVE-2025-53547', false],
  ['v3.18.0', 'CVE-2025-53547', true],
  ['v3.18.4', 'CVE-2025-53547', false],
  ['v3.18.4', 'CVE-2025-55199', true],
  ['v3.17.2', 'CVE-2025-32386', true],
  ['v3.20.1', 'CVE-2026-35206', true],
  ['v4.1.3', 'CVE-2026-35205', true],
  ['v4.0.0-rc.1', 'CVE-2026-35206', true],
  ['v3.6.0+gabc', 'CVE-2021-32690', true],
])('T22 helm %s and %s: %s', (version, id, has) => {
  expect(ids(version).includes(id)).toBe(has)
})

test.each(['v3.20.2', 'v4.1.4', 'v4.2.0'])('T22 helm %s has none of them', (version) => {
  expect(ids(version)).toEqual([])
})
