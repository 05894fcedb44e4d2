import { chmodSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createHelm } from '../../src/adapters/helm.ts'
import { createPrograms, embeddedProgram } from '../../src/adapters/programs.ts'
import { createRun } from '../../src/adapters/run.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Helm } from '../../src/ports/helm.ts'
import { helm3 } from '../helm3.ts'
import { chartFiles, configMap, scratchFolder } from './chart-folder.ts'
import { loopback } from './loopback.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/charts', import.meta.url))
const run = createRun()
const env = { ...process.env, SLUICE_HELM: 'embedded' }
const helmOf = (more: Record<string, string> = {}): Helm =>
  createHelm(run, createPrograms({ env: { ...env, ...more }, workspaceRoot: '/nonexistent' }), { ...env, ...more })

const majors: readonly [string, Helm][] = [
  ['4', helmOf()],
  ['3', helmOf({ SLUICE_HELM: await helm3() })],
]

async function failureOf(helm: Helm, files: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Failure> {
  using folder = scratchFolder(chartFiles(files))
  const failed: unknown = await helm.template(['template', 'r', join(folder.path, 'c'), ...args], 'r 1.0.0 for e').catch((error: unknown) => error)
  if (failed instanceof Failure) return failed
  throw new Error('helm rendered what it should refuse', { cause: failed })
}

test.each(majors)('helm %s renders a chart, and says what it is and where', async (major, helm) => {
  using folder = scratchFolder(chartFiles({ 'templates/m.yaml': configMap('{{ .Release.Name }}') }))

  const { stdout } = await helm.template(['template', 'r', join(folder.path, 'c')], 'r')

  expect(stdout).toContain('k: r')
  expect(await helm.version()).toMatch(new RegExp(String.raw`^v${major}\.\d+\.\d+`))
  expect(existsSync((await helm.place()).path)).toBe(true)
})

const refused: readonly { name: string; files: Record<string, string>; args?: readonly string[]; says: string; hint?: string }[] = [
  {
    name: 'T18 required with a value in its message',
    files: { 'templates/a.yaml': configMap('{{ required "the password hunter2-two is wrong" .Values.absent }}') },
    says: 'c/templates/a.yaml:5:8 stops it by fail or required',
  },
  {
    name: 'T13 fail with commands in its message',
    files: { 'templates/a.yaml': String.raw`{{ fail "\u001b]0;PWNED\u0007\n::error::PWNED\nSPINNAKER_PROPERTY_X=PWNED" }}` },
    says: 'c/templates/a.yaml:1:3 stops it',
  },
  {
    name: 'a value that is not set',
    files: { 'templates/a.yaml': 'a: {{ .Values.no.such }}' },
    says: 'c/templates/a.yaml:1:13: .Values.no.such: nil pointer evaluating interface {}.such',
  },
  {
    name: 'a failure inside an include, told where it is',
    files: { 'templates/a.yaml': '{{ include "x" . }}', 'templates/_h.tpl': '{{ define "x" }}\n{{ .Values.no.such }}{{ end }}' },
    says: 'c/templates/_h.tpl:2:10: .Values.no.such: nil pointer',
  },
  {
    name: 'T18 a value of the wrong type',
    files: { 'templates/a.yaml': '{{ range .Values.s }}{{ end }}', 'values.yaml': 's: hunter2' },
    says: "c/templates/a.yaml:1:16: .Values.s: range can't iterate over",
  },
  {
    name: 'T18 a function that refuses a value',
    files: { 'templates/a.yaml': '{{ mustFromJson .Values.s }}', 'values.yaml': 's: hunter2' },
    says: 'the function mustFromJson fails',
  },
  { name: 'an unknown function', files: { 'templates/a.yaml': '{{ env "HOME" }}' }, says: 'c/templates/a.yaml:1 is no template: function "env" not defined' },
  { name: 'a broken template', files: { 'templates/a.yaml': '{{ if }}' }, says: 'c/templates/a.yaml:1 is no template: missing value for if' },
  {
    name: 'T18 output that is no YAML',
    files: { 'templates/a.yaml': 'apiVersion: v1\nkind: Secret\nstringData:\n  p: hunter2\n   q: x\n' },
    says: 'what c/templates/a.yaml gives is no YAML that helm can read: mapping values are not allowed in this context, in line 5',
  },
  { name: 'a kind that is a list', files: { 'templates/a.yaml': 'apiVersion: v1\nkind: [X]\n' }, says: 'its kind is of type array, expected string' },
  { name: 'default values that are no YAML', files: { 'values.yaml': 'x: [1\n' }, says: 'values.yaml is no YAML that helm can read' },
  {
    name: 'another Kubernetes',
    files: { 'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\nkubeVersion: ">=1.99.0-0"\n' },
    says: 'the chart wants Kubernetes >=1.99.0-0, and the environment has v1.',
  },
  {
    name: 'a dependency that is not there',
    files: { 'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\ndependencies: [{name: d, version: 1.0.0, repository: "http://x"}]\n' },
    says: 'its charts/ folder lacks d',
    hint: 'helm dependency build',
  },
  { name: 'a library chart', files: { 'Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\ntype: library\n' }, says: 'it is a library chart' },
  { name: 'a subchart that is no archive', files: { 'charts/d-1.0.0.tgz': 'no archive' }, says: 'its subchart d-1.0.0.tgz is no chart archive' },
  { name: 'a flag that this helm does not know', files: {}, args: ['--no-such-flag'], says: 'this helm does not know --no-such-flag' },
  { name: 'a values file that is missing', files: {}, args: ['--values=/nonexistent/v.yml'], says: 'there is no file /nonexistent/v.yml' },
  {
    name: 'T06 tpl that calls itself, within the memory it is given',
    files: { 'templates/a.yaml': '{{ tpl .Values.x . }}', 'values.yaml': "x: '{{ tpl .Values.x . }}'" },
    says: 'it needs more than 2 GB of memory',
  },
]

test.each(majors.flatMap(([major, helm]) => refused.map((one) => ({ ...one, major, helm }))))(
  'helm $major: $name is told by place and reason',
  async ({ helm, files, args, says, hint }) => {
    const failure = await failureOf(helm, files, args)

    expect(failure.code).toBe('tool-failed')
    expect(failure.message).toContain('helm could not render r 1.0.0 for e: ')
    expect(failure.message).toContain(says)
    expect(failure.hint).toContain(hint ?? "To see helm's own words")
    expect(`${failure.message}${failure.hint}`).not.toMatch(/hunter2|PWNED|\n/)
  },
)

test.each(majors)('helm %s: T18 a schema that refuses values is told by path and kind, without the values', async (_major, helm) => {
  const schema = { properties: { x: { type: 'string' }, s: { pattern: '^z' }, e: { enum: ['a'] }, m: { additionalProperties: false } }, required: ['q'] }

  const failure = await failureOf(helm, { 'values.yaml': 'x: 1\ns: hunter2\ne: hunter2\nm: { a: 1 }\n', 'values.schema.json': JSON.stringify(schema) })

  const told = failure.problems.map(({ path, message }) => `${path.replace(/^\/|\(root\)/, '')}: ${message}`).toSorted()
  expect(told).toHaveLength(5)
  expect(told.join('\n')).toMatch(/^: .*q.*\ne: is refused by the schema\nm: .*a.*not allowed\ns: .*pattern\nx: .*string/im)
  expect(told.join('\n')).not.toContain('hunter2')
  expect(failure.hint).toContain('skipSchemaValidation')
})

test.each(majors)('helm %s: H05 objects with a hook that helm no longer knows are not lost in silence', async (_major, helm) => {
  const failure = await failureOf(helm, {
    'templates/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, annotations: { "helm.sh/hook": crd-install } }\n',
  })

  expect([failure.code, failure.message]).toEqual(['chart-invalid', expect.stringContaining('"crd-install"')])
})

test('bytes that are no UTF-8 are refused instead of replaced', async () => {
  using folder = scratchFolder(chartFiles({}))
  folder.write('c/templates/a.yaml', Buffer.concat([Buffer.from(configMap('"x')), Buffer.from([0xff]), Buffer.from('"')]))
  const fake = folder.write('helm', `#!/bin/sh\ncat ${folder.path}/c/templates/a.yaml\n`)
  chmodSync(fake, 0o755)

  await expect(helmOf({ SLUICE_HELM: fake }).template(['template'], 'r')).rejects.toMatchObject({
    code: 'chart-invalid',
    message: expect.stringContaining('UTF-8'),
  })
})

test('a helm that hangs is stopped at the limit of SLUICE_HELM_TIMEOUT, and said so', async () => {
  using folder = scratchFolder({ helm: '#!/bin/sh\ntrap "" TERM\nwhile :; do sleep 1; done\n' })
  chmodSync(join(folder.path, 'helm'), 0o755)
  const helm = helmOf({ SLUICE_HELM: join(folder.path, 'helm'), SLUICE_HELM_TIMEOUT: '0.5' })

  await expect(helm.template(['template', 'istiod'], 'istiod 1.30.0')).rejects.toMatchObject({
    code: 'tool-timeout',
    message: 'helm was stopped after 0.5 s while rendering istiod 1.30.0',
    hint: expect.stringContaining('SLUICE_HELM_TIMEOUT'),
  })
})

test.each(['0', '-1', 'soon', '601', 'Infinity'])('SLUICE_HELM_TIMEOUT=%s is a mistake of usage', async (seconds) => {
  await expect(helmOf({ SLUICE_HELM_TIMEOUT: seconds }).template(['template'], 'r')).rejects.toMatchObject({ code: 'usage' })
})

test('a program that is no helm of today is refused by its version', async () => {
  using folder = scratchFolder({ helm: '#!/bin/sh\necho v2.17.0\n' })
  chmodSync(join(folder.path, 'helm'), 0o755)

  await expect(helmOf({ SLUICE_HELM: join(folder.path, 'helm') }).version()).rejects.toMatchObject({
    code: 'tool-failed',
    message: expect.stringContaining('"v2.17.0"'),
  })
})

test('H28 nothing of the user’s helm, kubeconfig or secrets reaches helm template', async () => {
  using folder = scratchFolder({ helm: '#!/bin/sh\nenv\n' })
  chmodSync(join(folder.path, 'helm'), 0o755)
  const users = {
    HELM_NAMESPACE: 'canary',
    HELM_KUBETOKEN: 'canary',
    HELM_DRIVER: 'canary',
    HELM_PLUGINS: '/canary',
    KUBECONFIG: '/canary',
    GITHUB_TOKEN: 'canary',
    HOME: '/canary',
    AWS_SECRET_ACCESS_KEY: 'canary',
  }

  const { stdout } = await helmOf({ SLUICE_HELM: join(folder.path, 'helm'), ...users }).template(['template'], 'r')

  expect(stdout).toContain('KUBECONFIG=/dev/null')
  expect(stdout).not.toContain('canary')
})

test('T04 a schema that refers to a URL is not fetched while rendering, loopback included', async () => {
  await using server = await loopback((_request, response) => response.end('{}'))

  await failureOf(helmOf(), { 'templates/m.yaml': configMap('x'), 'values.schema.json': JSON.stringify({ $ref: `${server.url}/s` }) })

  expect(server.hits).toEqual([])
})

// Their schema refuses their own default values under helm 4, with and without limits.
const refusing = /^gateway-1\.2[24]\./

test.runIf(existsSync(corpus)).each(majors)('helm %s: T06 the corpus renders within the memory that a chart is given', async (_major, helm) => {
  const charts = readdirSync(corpus).filter((name) => !refusing.test(name))
  const told: string[] = []

  for (const chart of charts) {
    const ended = await helm.template(['template', 'r', join(corpus, chart), '--kube-version=1.35.0', '--include-crds'], chart).catch((error: unknown) => error)
    if (ended instanceof Failure) told.push(ended.message)
  }

  expect(told).toEqual([])
})

test('the embedded helm is the one that these tests mean', async () => {
  expect((await helmOf().place()).path).toBe(await embeddedProgram('helm'))
})
