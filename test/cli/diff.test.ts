import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configMap, scratch, sluice, type Ran, type Scratch } from './workspace.ts'

const settings = (name: string, level: string): string => configMap(name, `{ host: db, port: "5432", user: web, level: ${level} }`)

/** One chart in two environments, rendered and committed; each environment has a values file of its own. */
async function twoEnvironments(): Promise<Scratch> {
  const place = scratch({
    'values/_charts/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
    'values/_charts/c/templates/a.yaml': settings('{{ .Release.Name }}-config', '{{ .Values.level | default "info" | quote }}'),
    'values/_shared/c.yml': 'level: info\n',
    ...environment('staging', 'web'),
    ...environment('production', 'web'),
  })
  await place.git('init', '-q')
  await render(place)
  await commit(place)
  return place
}

const environment = (name: string, release: string): Record<string, string> => ({
  [`values/${name}/capabilities.yml`]: 'kubeVersion: "1.35.0"\napiVersions: [v1]\n',
  [`values/${name}/environment.yml`]: `releases:\n  - { name: ${release}, namespace: ns, chart: c, repository: ../_charts/c, version: 1.0.0, values: [../_shared/c.yml, own.yml] }\n`,
  [`values/${name}/own.yml`]: '{}\n',
})

const render = (place: Scratch): Promise<Ran> => sluice(['render', '--workspace', place.root])

async function commit(place: Scratch): Promise<void> {
  await place.git('add', '-A')
  await place.git('commit', '-q', '-m', 'Change')
}

const diff = async (place: Scratch, ...flags: readonly string[]): Promise<string> =>
  (await sluice(['diff', '--workspace', place.root, '--base', 'HEAD', ...flags])).out

test('the same change in two environments is told once, with both', async () => {
  using place = await twoEnvironments()
  place.write('values/_shared/c.yml', 'level: debug\n')
  await render(place)

  expect(await diff(place)).toContain('~ ConfigMap ns/web-config\n  in production, staging\n  data.level\n-   info\n+   debug\n')
})

test('what differs in one environment only is told of that one', async () => {
  using place = await twoEnvironments()
  place.write('values/_shared/c.yml', 'level: debug\n')
  place.write('values/staging/own.yml', 'level: trace\n')
  await render(place)

  expect(await diff(place)).toContain(
    '  in production, staging\n  data.level   only in production\n-   info\n+   debug\n  data.level   only in staging\n-   info\n+   trace\n',
  )
})

test('a release that is called otherwise renames its objects', async () => {
  using place = await twoEnvironments()
  place.write('values/staging/environment.yml', environment('staging', 'shop')['values/staging/environment.yml'] ?? '')
  await render(place)
  const shown = await diff(place)

  expect(shown).toContain('~ ConfigMap ns/web-config → shop-config\n  renamed: the old one is deleted, and this one created\n')
  expect(shown).toContain('0 changed, 1 added, 1 deleted (1 of these only renamed) against base')
})

const route = (rules: string): string => `apiVersion: example.com/v1\nkind: Route\nmetadata:\n  name: r\nspec:\n  rules: ${rules}\n`
const routes = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: routes.example.com
spec:
  group: example.com
  names: { kind: Route, plural: routes }
  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          properties:
            spec:
              properties:
                rules: { type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [host] }
`

const between = async (old: Readonly<Record<string, string>>, current: Readonly<Record<string, string>>, ...flags: readonly string[]): Promise<Ran> => {
  using place = scratch()
  for (const [name, text] of Object.entries(old)) place.write(join('old', name), text)
  for (const [name, text] of Object.entries(current)) place.write(join('new', name), text)
  return await sluice(['diff', '--from', join(place.root, 'old'), '--to', join(place.root, 'new'), ...flags])
}

const rules = ['[{ host: a, to: 1 }, { host: b, to: 1 }]', '[{ host: b, to: 2 }, { host: a, to: 1 }]'] as const

test.each([
  ['a file of its own', (text: string) => ({ 'crd.yaml': routes, 'route.yaml': text })],
  ['the same stream', (text: string) => ({ 'all.yaml': `${routes}---\n${text}` })],
])('a CRD that did not change, in %s, still names the keys of its lists', async (_where, files) => {
  const shown = await between(files(route(rules[0])), files(route(rules[1])))

  expect(shown.out).toContain('~ Route r\n  spec.rules[b].to\n-   1\n+   2\n  spec.rules (order)\n')
})

const plain = (name: string, value: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  a: "${value}"\n`

test('of an object that stands twice the last one counts, also where another of its documents is on both sides', async () => {
  const shown = await between({ 'a.yaml': `${plain('x', '1')}---\n${plain('x', '2')}` }, { 'a.yaml': `${plain('x', '2')}---\n${plain('x', '1')}` })

  expect(shown.out).toContain('  data.a\n-   "2"\n+   "1"\n')
})

test('a problem is told at its line, whatever stands before it on both sides', async () => {
  const broken = 'apiVersion: v1\nkind: ConfigMap\n'
  const shown = await between({ 'a.yaml': plain('x', '1') }, { 'a.yaml': `${plain('x', '1')}---\n${broken}` })

  expect(shown.err).toContain('new/a.yaml:8:1')
})

const labelled = (version: string): string => `apiVersion: v1\nkind: Service\nmetadata:\n  name: x\n  labels: { helm.sh/chart: c-${version} }\n`

test('--all shows what is folded', async () => {
  const [folded, whole] = await Promise.all([[], ['--all']].map((flags) => between({ 'a.yaml': labelled('1.0.0') }, { 'a.yaml': labelled('1.0.1') }, ...flags)))

  expect(folded?.out).toContain('~ 1 object changes only in version labels: --all\n  Service x\n  1 version label (c-1.0.0 → c-1.0.1)\n')
  expect(whole?.out).toContain('lane Label\n  metadata.labels["helm.sh/chart"]\n-   c-1.0.0\n+   c-1.0.1\n')
})

test('a folder without a manifest is no empty side', async () => {
  using place = scratch({ 'old/README.md': '# nothing\n', 'new.yaml': plain('x', '1') })

  const shown = await sluice(['diff', '--from', 'old', '--to', 'new.yaml'], { cwd: place.root })

  expect(shown).toMatchObject({ code: 2, out: '', err: expect.stringContaining('no file or folder with manifests at "old"') })
})

test('/dev/null is an empty side', async () => {
  using place = scratch({ 'new.yaml': plain('x', '1') })

  const shown = await sluice(['diff', '--from', '/dev/null', '--to', 'new.yaml'], { cwd: place.root })

  expect(shown.out).toContain('0 changed, 1 added, 0 deleted')
})
