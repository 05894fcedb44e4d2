import { expect, test } from 'vitest'
import { configMap, oneRelease, scratch, sluice } from './workspace.ts'

const withValues = (values: string) =>
  scratch({ ...oneRelease({ 'm.yaml': configMap('m', '{ a: "{{ .Values.a }}" }') }, { release: 'values: [v.yml]' }), 'values/e/v.yml': values })

test('H12: render says what helm changes in the values without a word, where it stands, and renders', async () => {
  using place = withValues('a: 1000000\n')

  const ran = await sluice(['render', '--workspace', place.root])

  expect(ran.code, ran.err).toBe(0)
  expect(ran.out).toMatch(/values\/e\/v\.yml:1:4 a: A chart that prints this integer/)
})

test('H16: a key that stands twice in the values stops render', async () => {
  using place = withValues('a: 1\nb: 2\na: 3\n')

  const ran = await sluice(['render', '--workspace', place.root])

  expect(ran.code).toBe(2)
  expect(ran.err).toMatch(/values\/e\/v\.yml:3:1[^]*twice/)
})
