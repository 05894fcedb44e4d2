import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configMap, oneRelease, scratch, sluice, type Ran } from './workspace.ts'

const good = oneRelease({ 'm.yaml': configMap('m') })
const without = (file: string): Record<string, string> => Object.fromEntries(Object.entries(good).filter(([name]) => name !== file))

type Case = { name: string; files: Record<string, string>; code: number; says: readonly (string | RegExp)[]; env?: Record<string, string> }

const cases: readonly Case[] = [
  { name: 'no environment at all', files: {}, code: 2, says: ['values/<env>/environment.yml', 'npm run init'] },
  { name: 'a missing environment.yml', files: { 'values/e/capabilities.yml': '' }, code: 2, says: ['values/e/environment.yml', 'missing', 'npm run init'] },
  {
    name: 'an environment.yml that is no YAML',
    files: { ...good, 'values/e/environment.yml': 'releases:\n  - [a\n  b: c\n' },
    code: 2,
    says: [/values\/e\/environment\.yml:\d+:\d+/],
  },
  {
    name: 'an unknown key',
    files: { ...good, 'values/e/environment.yml': 'relaeses: []\nreleases: []\n' },
    code: 2,
    says: ['values/e/environment.yml:1:1', 'relaeses'],
  },
  { name: 'a missing capabilities file', files: without('values/e/capabilities.yml'), code: 2, says: ['values/e/capabilities.yml', 'npm run snapshot'] },
  {
    name: 'a missing values file',
    files: oneRelease({ 'm.yaml': configMap('m') }, { release: 'values: [gone.yml]' }),
    code: 2,
    says: ['values/e/gone.yml', 'missing'],
  },
  {
    name: 'a malformed values file',
    files: { ...oneRelease({ 'm.yaml': configMap('m') }, { release: 'values: [v.yml]' }), 'values/e/v.yml': 'a: 1\nb: [\n' },
    code: 2,
    says: [/values\/e\/v\.yml:\d+:\d+/],
  },
  {
    name: 'a missing chart',
    files: Object.fromEntries(Object.entries(good).filter(([name]) => !name.startsWith('values/_charts'))),
    code: 2,
    says: ['values/_charts/c'],
  },
  {
    name: 'a chart of another version',
    files: { ...good, 'values/_charts/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.1\n' },
    code: 2,
    says: ['1.0.0', '1.0.1'],
  },
  {
    name: 'a chart of another name',
    files: { ...good, 'values/_charts/c/Chart.yaml': 'apiVersion: v2\nname: d\nversion: 1.0.0\n' },
    code: 2,
    says: ['"c"', '"d"'],
  },
  { name: 'a Chart.yaml that is no YAML', files: { ...good, 'values/_charts/c/Chart.yaml': 'name: [\n' }, code: 2, says: ['Chart.yaml'] },
  {
    name: "a syntax error in the chart's output",
    files: oneRelease({ 'm.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: m\n   data: x\n' }),
    code: 3,
    says: ['m.yaml'],
  },
  { name: 'a template that helm cannot run', files: oneRelease({ 'm.yaml': '{{ fail "no replicas" }}' }), code: 3, says: ['helm', 'm.yaml:1:3'] },
  { name: 'an object without kind', files: oneRelease({ 'm.yaml': 'apiVersion: v1\nmetadata: { name: m }\n' }), code: 2, says: ['kind', 'm.yaml'] },
  { name: 'an object without name', files: oneRelease({ 'm.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n' }), code: 2, says: ['name', 'm.yaml'] },
  { name: 'two objects with one identity', files: oneRelease({ 'a.yaml': configMap('m'), 'b.yaml': configMap('m') }), code: 2, says: ['ConfigMap', 'm'] },
  { name: 'an object name that climbs', files: oneRelease({ 'm.yaml': configMap('../../x') }), code: 2, says: ['../../x'] },
  { name: 'an object name of more than 253 characters', files: oneRelease({ 'm.yaml': configMap('a'.repeat(254)) }), code: 2, says: ['253'] },
  { name: 'a release whose helm is missing', files: good, code: 3, says: ['helm', 'SLUICE_HELM'], env: { SLUICE_HELM: '/nonexistent/helm' } },
  {
    name: 'hooks that nobody decided about',
    files: oneRelease({ 'm.yaml': configMap('m').replace('name: m', 'name: m, annotations: { helm.sh/hook: pre-install }') }),
    code: 2,
    says: ['hooks: drop'],
  },
  {
    name: 'a Secret with data',
    files: oneRelease({ 's.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { p: hunter2 }\n' }),
    code: 2,
    says: ['Secret', 'secrets: allow'],
  },
]

const all = ({ out, err }: Ran): string => out + err

test.each(cases)('render with $name exits $code, says where and what to do, and writes nothing', async ({ files, code, says, env }) => {
  using place = scratch(files)

  const ran = await sluice(['render', '--workspace', place.root], { env: env ?? {} })

  expect(ran.code, all(ran)).toBe(code)
  for (const part of says) expect(ran.err).toMatch(part instanceof RegExp ? part : new RegExp(part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)))
  expect(ran.err).toMatch(/\bdo\b/)
  expect(ran.err).not.toMatch(/\n\s+at /)
  expect(all(ran)).not.toContain('hunter2')
  expect(place.tree().filter((path) => path.startsWith('rendered'))).toEqual([])
})

const rbac = (name: string): string => `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: "${name}" }\nrules: []\n`

test('object names that are awkward on some file system are kept apart and stay in their folder', async () => {
  using place = scratch(
    oneRelease({
      'con.yaml': configMap('con'),
      'long.yaml': configMap('a'.repeat(253)),
      'upper.yaml': rbac('system:Reader'),
      'lower.yaml': rbac('system:reader'),
    }),
  )

  const ran = await sluice(['render', '--workspace', place.root])

  const files = place.tree('rendered')
  expect(ran.code, all(ran)).toBe(0)
  expect(files).toHaveLength(5)
  expect(new Set(files.map((path) => path.toLowerCase())).size).toBe(5)
  expect(files.every((path) => /^rendered\/e\/r\/[a-z0-9._%-]+$/.test(path) && path.length < 255)).toBe(true)
})

test('helm that hangs is stopped at the limit, and said so', async () => {
  using place = scratch({ ...good, helm: '#!/bin/sh\ncase "$1" in version) echo v4.1.4;; *) sleep 600;; esac\n' })
  chmodSync(join(place.root, 'helm'), 0o755)

  const ran = await sluice(['render', '--workspace', place.root], { env: { SLUICE_HELM: join(place.root, 'helm'), SLUICE_HELM_TIMEOUT: '1' } })

  expect(ran.code).toBe(3)
  expect(ran.err).toContain('stopped after 1 s')
  expect(place.tree('.').some((path) => path.startsWith('rendered'))).toBe(false)
})

test('a release that cannot be rendered leaves what was rendered before as it was', async () => {
  using place = scratch(good)
  await sluice(['render', '--workspace', place.root])
  const before = place.tree('rendered')
  place.write('values/_charts/c/templates/broken.yaml', '{{ fail "no" }}')

  const ran = await sluice(['render', '--workspace', place.root])

  expect(ran.code).toBe(3)
  expect(place.tree('rendered')).toEqual(before)
})

test('a kubeconfig that points nowhere stops check with 3: nothing was judged', async () => {
  using place = scratch(good)
  using elsewhere = scratch({ kubeconfig })
  await sluice(['render', '--workspace', place.root])

  const ran = await sluice(['check', '--workspace', place.root], { env: { KUBECONFIG: join(elsewhere.root, 'kubeconfig') } })

  expect(ran.code, all(ran)).toBe(3)
  expect(ran.err).toContain('127.0.0.1:1')
})

const kubeconfig = `apiVersion: v1
kind: Config
clusters: [{ name: nowhere, cluster: { server: "https://127.0.0.1:1" } }]
users: [{ name: nobody, user: { token: canary-token } }]
contexts: [{ name: nowhere, context: { cluster: nowhere, user: nobody } }]
current-context: nowhere
`

test('a context that the kubeconfig lacks is named', async () => {
  using place = scratch(good)
  using elsewhere = scratch({ kubeconfig: kubeconfig.replaceAll('name: nowhere, context', 'name: other, context') })
  await sluice(['render', '--workspace', place.root])

  const ran = await sluice(['drift', '--workspace', place.root], { env: { KUBECONFIG: join(elsewhere.root, 'kubeconfig') } })

  expect(ran.code, all(ran)).toBe(3)
  expect(ran.err).toContain('nowhere')
  expect(all(ran)).not.toContain('canary-token')
})

test('apply refuses a workspace with uncommitted changes under rendered/, and names them', async () => {
  using place = scratch(good)
  await place.git('init', '-q')
  await sluice(['render', '--workspace', place.root])

  const ran = await sluice(['apply', '--workspace', place.root, '--yes'])

  expect(ran.code, all(ran)).toBe(2)
  expect(ran.err).toContain('rendered/e/r/')
})

test('hand edits under rendered/ are refused, committed or not', async () => {
  using place = scratch(good)
  await sluice(['render', '--workspace', place.root])
  place.write('rendered/e/r/extra.yaml', configMap('extra'))

  const ran = await sluice(['check', '--workspace', place.root])

  expect(ran.code, all(ran)).toBe(2)
  expect(ran.err).toContain('rendered/e/r')
})

test('render --commit outside a Git work tree says so', async () => {
  using place = scratch(good)

  const ran = await sluice(['render', '--workspace', place.root, '--commit'])

  expect(ran.code, all(ran)).toBe(2)
  expect(ran.err).toContain('git init')
})

test.each([
  [['rendr'], 'rendr'],
  [['render', '--chek'], '--chek'],
  [['render', '--env', 'nope'], 'nope'],
  [['render', '--output', 'pdf'], 'pdf'],
  [['compat', '--from', 'x'], '--to'],
  [['compat', '--from', 'x', '--to', ''], '--to is missing'],
  [['check', '--kube-version', 'next'], '1.37'],
])('usage that does not fit, %j, exits 2 and names it', async (args, named) => {
  using place = scratch(good)

  const ran = await sluice([...args, ...(args[0] === 'render' ? ['--workspace', place.root] : [])])

  expect(ran.code).toBe(2)
  expect(ran.err).toContain(named)
})

test('a verb that is misspelled is answered with the one that was meant', async () => {
  const ran = await sluice(['chekc'])

  expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('did you mean "check"?') })
})

test('a failure in JSON is one document on stdout with code, message and hint', async () => {
  using place = scratch(without('values/e/capabilities.yml'))

  const ran = await sluice(['render', '--workspace', place.root, '--output', 'json'])

  expect(JSON.parse(ran.out)).toMatchObject({
    schema: 'sluice/v1',
    verb: 'render',
    exitCode: 2,
    verdict: null,
    error: { code: 'config-invalid', hint: expect.stringMatching(/./) },
  })
})
