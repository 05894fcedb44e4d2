import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { helm3 } from '../helm3.ts'
import { scratch, sluice, type Scratch } from './workspace.ts'

const template = (own: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: c }
data:
  level: {{ .Values.level }}
  kubernetes: {{ .Capabilities.KubeVersion.Version }}
  helm: {{ .Capabilities.HelmVersion.Version }}
${own}`

const releases = (settings: string): string =>
  `releases:\n  - { name: r, namespace: ns, chart: c, repository: ../_charts/c, version: 1.0.0, values: [r.yml]${settings} }\n`

const base = {
  'values/_charts/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
  'values/_charts/c/templates/a.yaml': template('  size: small\n'),
  'values/e/capabilities.yml': 'kubeVersion: "1.35.0"\napiVersions: [v1]\n',
  'values/e/environment.yml': releases(''),
  'values/e/r.yml': 'level: info\nsize: small\n',
}

const older = await helm3()

type Changed = Readonly<Record<string, string>>

/** The base rendered and committed, then changed and rendered again; `helm` renders the base, and the embedded one what comes after. */
async function changed(files: Changed, helm?: string): Promise<Scratch> {
  const place = scratch(base)
  const render = (env: Record<string, string>) => sluice(['render', '--workspace', place.root], { env: { XDG_CACHE_HOME: join(place.root, '.cache'), ...env } })
  place.write('.gitignore', '.cache\n')
  await place.git('init', '-q')
  await render(helm === undefined ? {} : { SLUICE_HELM: helm })
  await place.git('add', '-A')
  await place.git('commit', '-q', '-m', 'Base')
  for (const [name, text] of Object.entries(files)) place.write(name, text)
  await render({})
  return place
}

/** Paths and their causes. */
async function causes(place: Scratch): Promise<Readonly<Record<string, string>>> {
  const args = ['diff', '--workspace', place.root, '--base', 'HEAD', '--why', '--output', 'json']
  const document: { changes: { differences: { path: string; causes: string[] }[] }[] } = JSON.parse(
    (await sluice(args, { env: { XDG_CACHE_HOME: join(place.root, '.cache') } })).out,
  )
  return Object.fromEntries(document.changes.flatMap(({ differences }) => differences.map(({ path, causes: all }) => [path, all.join(' and ')])))
}

test('where only values moved, they are the cause of all', async () => {
  using place = await changed({ 'values/e/r.yml': 'level: debug\n' })

  expect(await causes(place)).toEqual({ 'data.level': 'values' })
})

test('chart and values are told apart, and what only both make is of both', async () => {
  using place = await changed({
    'values/_charts/c/templates/a.yaml': template('  size: {{ .Values.size }}\n  new: "1"\n'),
    'values/e/r.yml': 'level: debug\nsize: large\n',
  })

  expect(await causes(place)).toEqual({ 'data.level': 'values', 'data.new': 'chart', 'data.size': 'chart and values' })
})

test('capabilities are a cause of their own', async () => {
  using place = await changed({ 'values/e/capabilities.yml': 'kubeVersion: "1.36.0"\napiVersions: [v1]\n', 'values/e/r.yml': 'level: debug\n' })

  expect(await causes(place)).toEqual({ 'data.kubernetes': 'capabilities', 'data.level': 'values' })
})

test('another helm is told from what else moved', async () => {
  using place = await changed({ 'values/e/r.yml': 'level: debug\n' }, older)

  expect(await causes(place)).toEqual({ 'data.helm': 'helm', 'data.level': 'values' })
})

test('what environment.yml says of the release is a cause too, of whole objects as well', async () => {
  using place = await changed({ 'values/e/environment.yml': releases('').replace('namespace: ns', 'namespace: other') })
  const shown = await sluice(['diff', '--workspace', place.root, '--base', 'HEAD', '--why'])

  expect(shown.out).toContain('- ConfigMap ns/c\n  cause: settings of the release\n+ ConfigMap other/c\n  cause: settings of the release\n')
})

test('people read the cause beside the path', async () => {
  using place = await changed({ 'values/e/r.yml': 'level: debug\n' })

  expect((await sluice(['diff', '--workspace', place.root, '--base', 'HEAD', '--why'])).out).toContain('  data.level   cause: values\n-   info\n+   debug\n')
})

test('where a chart of the base is not to be had, the rest is told, and what is missing is said', async () => {
  const chart = 'http://127.0.0.1:9/charts'
  using place = await changed({ 'values/e/r.yml': 'level: debug\n', 'values/_charts/c/templates/a.yaml': template('  size: medium\n') })
  const away = (await place.git('show', 'HEAD:values/e/environment.yml')).out
    .replace('../_charts/c', `"${chart}"`)
    .replace(' }', `, digest: "sha256:${'0'.repeat(64)}" }`)
  place.write('values/e/environment.yml', away)
  await place.git('commit', '-q', '-m', 'Elsewhere', 'values/e/environment.yml')
  place.write('values/e/environment.yml', base['values/e/environment.yml'])
  rmSync(join(place.root, '.cache'), { recursive: true })
  const shown = await sluice(['diff', '--workspace', place.root, '--base', 'HEAD', '--why'])

  expect(shown.out).toContain('  data.size   cause: chart\n')
  expect(shown.out).toContain('  data.level   cause: not found\n')
  expect(shown.out).toContain('! Not every cause is known of r for e: with only values as now it could not be rendered')
  expect(shown.code).toBe(0)
})

test('a cause is asked for of a Git base only', async () => {
  expect((await sluice(['diff', '--why', '--from', 'a', '--to', 'b'])).code).toBe(2)
})
