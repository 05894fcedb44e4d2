import { chmodSync, existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loopback } from '../adapters/loopback.ts'
import { packed } from '../adapters/packed.ts'
import { helms } from './helms.ts'
import { configMap, oneRelease, scratch, sluice, type Ran, type Scratch } from './workspace.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/charts', import.meta.url))

const render = (place: Scratch, env: Record<string, string> = {}): Promise<Ran> => sluice(['render', '--workspace', place.root], { env })

const everything = (place: Scratch, { out, err }: Ran): string =>
  [
    out,
    err,
    ...place
      .tree('.')
      .filter((path) => path.startsWith('rendered/'))
      .map((path) => readFileSync(join(place.root, path), 'utf8')),
  ].join('\n')

/** The variables by which a program stands in for helm. It gets a cache of its own, as its output is none of the real helm's. */
function standIn(place: Scratch, name: string, script: string): { readonly SLUICE_HELM: string; readonly XDG_CACHE_HOME: string } {
  place.write(name, `#!/bin/sh\nif [ "$1" = version ]; then echo v4.1.4; exit; fi\n${script}\n`)
  chmodSync(join(place.root, name), 0o755)
  return { SLUICE_HELM: join(place.root, name), XDG_CACHE_HOME: join(place.root, 'cache') }
}

test.each([
  ['/proc/self/environ'],
  ['../../../../../../proc/self/environ'],
  ['-'],
  ['https://example.invalid/v.yml'],
  ['link.yml'],
  ['linked/v.yml'],
  ['../../.git/config'],
])('T03 values from %s are refused, and nothing of them is shown', async (path) => {
  using outside = scratch({ 'v.yml': 'a: canary-of-a-file\n' })
  using place = scratch(oneRelease({ 'm.yaml': configMap('m', '{ a: {{ toJson .Values | quote }} }') }, { release: `values: ["${path}"]` }))
  await place.git('init', '-q')
  await place.git('config', 'x.y', 'canary-of-git')
  symlinkSync(join(outside.root, 'v.yml'), join(place.root, 'values/e/link.yml'))
  symlinkSync(outside.root, join(place.root, 'values/e/linked'))

  const ran = await render(place, { CANARY: 'canary-of-the-environment' })

  expect(ran.code, ran.err).toBe(2)
  expect(everything(place, ran)).not.toContain('canary')
})

test.each(helms)('helm %s: T03 a link in a chart folder does not bring a file into rendered/', async (_major, helm) => {
  using outside = scratch({ token: 'canary-of-a-token' })
  using place = scratch(oneRelease({ 'm.yaml': configMap('m', '{ a: {{ .Files.Get "notes.txt" | quote }} }') }))
  symlinkSync(join(outside.root, 'token'), join(place.root, 'values/_charts/c/notes.txt'))

  const ran = await render(place, { SLUICE_HELM: helm })

  expect(ran.code, ran.err).toBe(2)
  expect(ran.err).toContain('notes.txt')
  expect(everything(place, ran)).not.toContain('canary')
})

test.each(helms)('helm %s: T04 nothing that a schema refers to is fetched, be it of the chart, of a subchart, or left out', async (_major, helm) => {
  await using server = await loopback((_request, response) => response.end('{}'))
  const schema = JSON.stringify({ $ref: `${server.url}/schema.json` })
  const chart = oneRelease({ 'm.yaml': configMap('m') })
  using own = scratch({ ...chart, 'values/_charts/c/values.schema.json': schema })
  using sub = scratch({
    ...chart,
    'values/_charts/c/charts/d/Chart.yaml': 'apiVersion: v2\nname: d\nversion: 1.0.0\n',
    'values/_charts/c/charts/d/values.schema.json': schema,
  })
  using skipped = scratch({
    ...oneRelease({ 'm.yaml': configMap('m') }, { release: 'skipSchemaValidation: true' }),
    'values/_charts/c/values.schema.json': schema,
  })

  const codes = await Promise.all([own, sub, skipped].map(async (place) => (await render(place, { SLUICE_HELM: helm })).code))

  expect(codes).toEqual([2, 2, 0])
  expect(server.hits).toEqual([])
})

test('T04 a schema in an archive within the archive is not fetched either', async () => {
  await using server = await loopback((_request, response) => response.end('{}'))
  const inner = await packed([
    { name: 'd/Chart.yaml', text: 'apiVersion: v2\nname: d\nversion: 1.0.0\n' },
    { name: 'd/values.schema.json', text: JSON.stringify({ $ref: `${server.url}/schema.json` }) },
  ])
  const outer = await packed([
    { name: 'c/Chart.yaml', text: 'apiVersion: v2\nname: c\nversion: 1.0.0\n' },
    { name: 'c/charts/d-1.0.0.tgz', text: inner },
  ])
  using place = scratch(oneRelease({}))
  place.write('values/e/environment.yml', 'releases:\n  - { name: r, namespace: ns, chart: c, repository: c.tgz, version: 1.0.0 }\n')
  place.write('values/e/c.tgz', outer)

  const ran = await render(place)

  expect(ran.code, ran.err).toBe(2)
  expect(server.hits).toEqual([])
})

const bombs: readonly { name: string; template: string; values?: string; says: RegExp }[] = [
  {
    name: 'a template that never ends',
    template: '{{ range until 100000 }}{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}{{ end }}',
    says: /was stopped after 3 s|more than 2 GB/,
  },
  {
    name: 'a template that calls itself',
    template: '{{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }}',
    says: /refers to itself|template depth|nested|memory|function include fails/,
  },
  { name: 'tpl that calls itself', template: '{{ tpl .Values.x . }}', values: "x: '{{ tpl .Values.x . }}'\n", says: /more than 2 GB of memory|was stopped/ },
  { name: '200 MB of output', template: 'a: "{{ repeat 200000000 "x" }}"', says: /more than 64 MiB|more than 2 GB of memory|was stopped/ },
]

/** Command lines of processes that are alive and name the folder. */
const naming = (folder: string): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      } catch {
        // It ended meanwhile.
        return ''
      }
    })
    .filter((line) => line.includes(folder))

test.each(helms.flatMap(([major, helm]) => bombs.map((bomb) => ({ ...bomb, major, helm }))))(
  'helm $major: T06 $name is stopped with exit code 3, and leaves no process behind',
  async ({ helm, template, values, says }) => {
    using place = scratch({ ...oneRelease({ 'a.yaml': template }), 'values/_charts/c/values.yaml': values ?? '' })

    const ran = await render(place, { SLUICE_HELM: helm, SLUICE_HELM_TIMEOUT: '3' })

    expect(ran.code, ran.err).toBe(3)
    expect(ran.err.replaceAll(/\s+/g, ' ')).toMatch(says)
    expect(naming(place.root)).toEqual([])
    expect(place.tree()).not.toContain('rendered/e/r/render.yml')
  },
)

const injections: readonly [what: string, from: string, to: string, file?: string][] = [
  ['a release name that is a flag', 'name: r,', 'name: "--post-renderer=./climbed",'],
  ['a namespace that is a flag', 'namespace: ns', 'namespace: "--kubeconfig=x"'],
  ['a chart name that is a flag', 'chart: c', 'chart: "-f"'],
  ['a version that is a flag', 'version: 1.0.0', 'version: "--version=1.0.0"'],
  ['a scheme that helm has plugins for', 'repository: ../_charts/c', 'repository: "git+ssh://example.invalid/c"'],
  ['a context that is a flag', 'context: nowhere', 'context: "--kubeconfig=x"'],
  ['a Kubernetes version that is a flag', '"1.35.0"', '"1.35.0 --post-renderer=./climbed"', 'values/e/capabilities.yml'],
  ['an API version that is a flag', '[v1]', '["--post-renderer=./climbed"]', 'values/e/capabilities.yml'],
]

test.each(injections)('T10 %s never reaches helm', async (_what, from, to, file = 'values/e/environment.yml') => {
  const files = oneRelease({ 'm.yaml': configMap('m') })
  using place = scratch({ ...files, [file]: (files[file] ?? '').replace(from, to) })
  const helm = standIn(place, 'helm', 'echo "$@" >> "$(dirname "$0")/called"')

  const ran = await render(place, helm)

  expect(ran.code, ran.err).toBe(2)
  expect(existsSync(join(place.root, 'called'))).toBe(false)
})

test('T10 helm gets each word by itself, values as --flag=value, and names behind --', async () => {
  using place = scratch({ ...oneRelease({ 'm.yaml': configMap('m') }, { release: 'values: ["a b;touch climbed.yml", "$(touch climbed).yml"]' }) })
  for (const name of ['a b;touch climbed.yml', '$(touch climbed).yml']) place.write(`values/e/${name}`, 'a: 1\n')
  const helm = standIn(place, 'helm', 'printf "%s\\n" "$@" > "$(dirname "$0")/called"')

  const ran = await render(place, helm)

  expect(ran.code, ran.err).toBe(0)
  expect(readFileSync(join(place.root, 'called'), 'utf8').trimEnd().split('\n')).toEqual([
    'template',
    '--namespace=ns',
    '--include-crds',
    '--skip-tests',
    '--kube-version=1.35.0',
    '--api-versions=v1',
    `--values=${place.root}/values/e/a b;touch climbed.yml`,
    `--values=${place.root}/values/e/$(touch climbed).yml`,
    '--',
    'r',
    `${place.root}/values/_charts/c`,
  ])
  expect(place.tree().filter((path) => path.endsWith('climbed'))).toEqual([])
})

test('T22 helm gets an environment of its own, by a list, whatever is set around it', async () => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m') }))
  const helm = standIn(place, 'helm', `tr '\\0' '\\n' < /proc/$$/environ > "$(dirname "$0")/environment"`)
  const hostile = {
    HELM_NAMESPACE: 'canary',
    HELM_KUBETOKEN: 'canary',
    HELM_PLUGINS: '/canary',
    HELM_POST_RENDERER: '/canary',
    KUBECONFIG: '/canary',
    KUBERC: '/canary',
    NODE_OPTIONS: '--title=canary',
    GIT_DIR: '/canary',
    GITHUB_TOKEN: 'canary',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'canary',
    AWS_SECRET_ACCESS_KEY: 'canary',
    HTTPS_PROXY: 'http://canary',
    SSL_CERT_FILE: '/canary',
    GODEBUG: 'x509canary=1',
    TZ: 'Asia/Canary',
  }

  const ran = await render(place, { ...hostile, ...helm })

  const environment = readFileSync(join(place.root, 'environment'), 'utf8').trimEnd().split('\n')
  expect(ran.code, ran.err).toBe(0)
  expect(environment.filter((line) => line.includes('canary') || line.includes('Canary'))).toEqual([])
  expect(environment.map((line) => line.slice(0, line.indexOf('='))).toSorted()).toEqual([
    'GOGC',
    'GOMEMLIMIT',
    'HELM_CACHE_HOME',
    'HELM_CONFIG_HOME',
    'HELM_DATA_HOME',
    'HELM_PLUGINS',
    'HOME',
    'HTTPS_PROXY',
    'HTTP_PROXY',
    'KUBECONFIG',
    'LC_ALL',
    'NO_PROXY',
    'PATH',
    // Of the shell that limits memory.
    'PWD',
    'TZ',
  ])
})

test('T22 a helm that lies in the workspace and on PATH is not run', async () => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m') }))
  standIn(place, 'node_modules/.bin/helm', 'touch "$(dirname "$0")/climbed"')

  const ran = await render(place, { PATH: `${place.root}/node_modules/.bin:${process.env['PATH']}` })

  expect(ran.code, ran.err).toBe(0)
  expect(place.tree().filter((path) => path.endsWith('climbed'))).toEqual([])
})

test('T22 doctor names the published weaknesses of an old helm, with the cure, and has none to name of the embedded one', async () => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m') }, { cluster: '' }))
  const [embedded, old] = await Promise.all(helms.map(([, helm]) => sluice(['doctor', '--workspace', place.root], { env: { SLUICE_HELM: helm } })))

  expect(embedded?.out).not.toContain('CVE-')
  expect(old?.out).toContain('helm v3.17.3 has 4 published weaknesses')
  expect(old?.out).toMatch(/CVE-2025-53547[^]*CVE-2025-55198[^]*CVE-2025-55199[^]*CVE-2026-35206[^]*SLUICE_HELM=embedded/)
  expect(old?.code).toBe(embedded?.code)
})

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
  expect(readFileSync(join(place.root, 'rendered/e/r/configmap_ns_m.yaml'), 'utf8')).toContain('{{ $labels.pod }} {{ now }}')
})

test('H29 a chart that asks whether it is upgraded hears what the release says', async () => {
  const asking = { 'm.yaml': configMap('m', '{ a: "upgrade {{ .Release.IsUpgrade }}, install {{ .Release.IsInstall }}" }') }
  using fresh = scratch(oneRelease(asking))
  using upgrade = scratch(oneRelease(asking, { release: 'isUpgrade: true' }))

  await Promise.all([render(fresh), render(upgrade)])

  const text = (place: Scratch): string => readFileSync(join(place.root, 'rendered/e/r/configmap_ns_m.yaml'), 'utf8')
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
