import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { helms } from './helms.ts'
import { configMap, oneRelease, scratch, sluice, type Ran, type Scratch } from './workspace.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/charts', import.meta.url))

const render = (place: Scratch, env: Record<string, string> = {}): Promise<Ran> => sluice(['render', '--workspace', place.root], { env })

const text = (place: Scratch): string => readFileSync(join(place.root, 'rendered/e/r/configmap_ns_m.yaml'), 'utf8')

test.each(helms)('helm %s: H25 output that is no YAML fails as a whole: nothing of it is written', async (_major, helm) => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m'), 'n.yaml': 'apiVersion: v1\nkind: ConfigMap\n  name: [\n' }))

  const ran = await render(place, { SLUICE_HELM: helm })

  expect(ran.code).toBe(3)
  expect(place.tree().filter((path) => path.startsWith('rendered/'))).toEqual([])
})

test.each(helms)('helm %s: H33 a template of old times that breaks on this helm is named with its line, and no value', async (_major, helm) => {
  using place = scratch({
    ...oneRelease({ 'm.yaml': '# first line\n{{- if (.Values.a) and (.Values.b) }}\n{{ end }}\n' }),
    'values/_charts/c/values.yaml': 'a: hunter2\nb: hunter2\n',
  })

  const ran = await render(place, { SLUICE_HELM: helm })

  expect(ran.code).toBe(3)
  expect(ran.err).toMatch(/c\/templates\/m\.yaml:2/)
  expect(ran.err).not.toContain('hunter2')
})

test.each(helms)('helm %s: H34 braces in what a chart gives stay as they are', async (_major, helm) => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m', '{ a: "{{ `{{ $labels.pod }} {{ now }}` }}" }') }))

  const ran = await render(place, { SLUICE_HELM: helm })

  expect(ran.code, ran.err).toBe(0)
  expect(text(place)).toContain('{{ $labels.pod }} {{ now }}')
})

test('H29 a chart that asks whether it is upgraded hears what the release says', async () => {
  const asking = { 'm.yaml': configMap('m', '{ a: "upgrade {{ .Release.IsUpgrade }}, install {{ .Release.IsInstall }}" }') }
  using fresh = scratch(oneRelease(asking))
  using upgrade = scratch(oneRelease(asking, { release: 'isUpgrade: true' }))

  await Promise.all([render(fresh), render(upgrade)])

  expect([text(fresh), text(upgrade)]).toEqual([expect.stringContaining('upgrade false, install true'), expect.stringContaining('upgrade true, install false')])
})

test('H30 a release without a name is refused: helm would give it one, and most objects with it', async () => {
  using place = scratch({
    ...oneRelease({}),
    'values/e/environment.yml': 'releases:\n  - { namespace: ns, chart: c, repository: ../_charts/c, version: 1.0.0 }\n',
  })

  const ran = await render(place)

  expect(ran.code).toBe(2)
  expect(ran.err).toContain('The key name is missing')
})

const gateway = (more: string): Record<string, string> => ({
  'values/e/capabilities.yml': 'kubeVersion: "1.35.0"\napiVersions: [v1]\n',
  'values/e/environment.yml': `releases:\n  - { name: gw, namespace: ns, chart: gateway, repository: ${corpus}/gateway-1.24.0.tgz, version: 1.24.0${more} }\n`,
})

test.runIf(existsSync(corpus)).each(helms)(
  'helm %s: a chart whose schema refuses its own values says so, and renders once the schema is left out',
  async (major, helm) => {
    using strict = scratch(gateway(''))
    using lax = scratch(gateway(', skipSchemaValidation: true'))

    const [refused, rendered] = await Promise.all([strict, lax].map((place) => render(place, { SLUICE_HELM: helm })))

    // Helm 3.17 lets pass what Helm 4 refuses.
    expect(refused?.code).toBe(major === '4' ? 3 : 0)
    if (major === '4') expect(refused?.err.replaceAll(/\s+/g, ' ')).toContain('set skipSchemaValidation: true')
    expect(rendered?.code, rendered?.err).toBe(0)
    expect(lax.tree().filter((path) => path.startsWith('rendered/')).length).toBeGreaterThan(3)
  },
)
