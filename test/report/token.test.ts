import { expect, test } from 'vitest'
import { outcome, report, style } from './builders.ts'

const token = `sluice1.${'a'.repeat(75)}.${'b'.repeat(75)}`
const checked = outcome({ verb: 'check', verdict: 'pass', environments: [{ name: 'prod', releases: [], token }] })

test.each(['text', 'json', 'markdown', 'github', 'spinnaker'] as const)('a token stands whole on one line of a %s report', (format) => {
  expect(report(checked, format, style)).toMatch(new RegExp(`${token}(?![ab.])`))
})

test('the property for Spinnaker leaves it out where there are several: a later stage could take the wrong one', () => {
  const environments = [...checked.environments, { name: 'staging', releases: [], token: 'sluice1.c' }]

  expect(
    report({ ...checked, environments }, 'spinnaker', style)
      .trimEnd()
      .split('\n')
      .at(-1),
  ).not.toContain('sluice1')
})
