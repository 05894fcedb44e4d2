import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { helms } from './helms.ts'
import { standIn } from './stand-in.ts'
import { configMap, oneRelease, scratch, sluice, type Ran, type Scratch } from './workspace.ts'

const render = (place: Scratch, env: Record<string, string> = {}): Promise<Ran> => sluice(['render', '--workspace', place.root], { env })

const injections: readonly { what: string; from: string; to: string; file?: string }[] = [
  { what: 'a release name that is a flag', from: 'name: r,', to: 'name: "--post-renderer=./climbed",' },
  { what: 'a namespace that is a flag', from: 'namespace: ns', to: 'namespace: "--kubeconfig=x"' },
  { what: 'a chart name that is a flag', from: 'chart: c', to: 'chart: "-f"' },
  { what: 'a version that is a flag', from: 'version: 1.0.0', to: 'version: "--version=1.0.0"' },
  { what: 'a scheme that helm has plugins for', from: 'repository: ../_charts/c', to: 'repository: "git+ssh://example.invalid/c"' },
  { what: 'a context that is a flag', from: 'context: nowhere', to: 'context: "--kubeconfig=x"' },
  { what: 'a Kubernetes version that is a flag', from: '"1.35.0"', to: '"1.35.0 --post-renderer=./climbed"', file: 'values/e/capabilities.yml' },
  { what: 'an API version that is a flag', from: '[v1]', to: '["--post-renderer=./climbed"]', file: 'values/e/capabilities.yml' },
]

test.each(injections)('T10 $what never reaches helm', async ({ from, to, file = 'values/e/environment.yml' }) => {
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
