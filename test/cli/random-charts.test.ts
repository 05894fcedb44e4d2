import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { helms } from './helms.ts'
import { configMap, oneRelease, scratch, sluice, type Ran, type Scratch } from './workspace.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/charts', import.meta.url))

const render = (place: Scratch, helm = '', ...flags: readonly string[]): Promise<Ran> =>
  sluice(['render', '--workspace', place.root, ...flags], { env: helm === '' ? {} : { SLUICE_HELM: helm } })

const secretAndPod = {
  's.yaml':
    'apiVersion: v1\nkind: Secret\nmetadata: { name: s }\ndata:\n  password: {{ randAlphaNum 20 | b64enc }}\n  user: {{ .Values.user | default "u" | b64enc }}\n',
  'p.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: d }\nspec:\n  template:\n    metadata:\n      annotations:\n        checksum/secret: {{ include (print $.Template.BasePath "/s.yaml") . | sha256sum }}\n',
}
const accepted = 'secrets: allow, accept: [{ kind: Secret, name: s, path: /data/password, reason: only the chart reads it }]'
const text = (place: Scratch, name: string): string => readFileSync(join(place.root, 'rendered/e/r', name), 'utf8')

test.each(helms)('helm %s: H01 what differs between two renderings is an error that names objects and paths, and no value', async (_major, helm) => {
  using place = scratch(oneRelease(secretAndPod, { release: 'secrets: allow' }))

  const ran = await render(place, helm)

  expect(ran.code).toBe(2)
  expect(ran.err).toContain('Secret ns/s: /data/password is another one at each rendering')
  expect(ran.err).toContain('- { kind: Secret, name: s, path: /data/password }')
  expect(ran.err).toContain('Deployment ns/d: /spec/template/metadata/annotations/checksum~1secret')
  expect(ran.err).not.toMatch(/[A-Za-z0-9]{20}/)
  expect(place.tree()).not.toContain('rendered/e/r/render.yml')
})

test.each(helms)('helm %s: H01 an accepted path keeps its committed value and so does its checksum: a second render writes nothing', async (_major, helm) => {
  using place = scratch(oneRelease(secretAndPod, { release: accepted }))
  const first = await render(place, helm)
  const before = [text(place, 'secret_ns_s.yaml'), text(place, 'deployment.apps_ns_d.yaml'), text(place, 'render.yml')]

  const check = await render(place, helm, '--check')
  place.write('values/_charts/c/README.md', 'Other bytes of the chart, so that it is rendered again')
  await render(place, helm)

  expect(first.code, first.err).toBe(0)
  expect(before[0]).toMatch(/password: \S+/)
  expect(check.code, check.out).toBe(0)
  expect([text(place, 'secret_ns_s.yaml'), text(place, 'deployment.apps_ns_d.yaml')]).toEqual(before.slice(0, 2))
})

test('H01 a change beside the accepted path goes through, and brings a new checksum', async () => {
  using place = scratch(oneRelease(secretAndPod, { release: accepted }))
  const first = await render(place)
  expect(first.code, first.err).toBe(0)
  const [secret, deployment] = [text(place, 'secret_ns_s.yaml'), text(place, 'deployment.apps_ns_d.yaml')]
  place.write('values/_charts/c/values.yaml', 'user: somebody\n')

  await render(place)
  const check = await render(place, '', '--check')

  expect(text(place, 'secret_ns_s.yaml')).not.toBe(secret)
  expect(text(place, 'secret_ns_s.yaml').match(/password: .*/g)).toEqual(secret.match(/password: .*/g))
  expect(text(place, 'deployment.apps_ns_d.yaml')).not.toBe(deployment)
  expect(check.code, check.out).toBe(0)
})

test('H01 an entry of accept that meets no difference is told', async () => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m') }, { release: 'accept: [{ kind: ConfigMap, name: m, path: /data/a }]' }))

  const ran = await render(place)

  expect(ran.code, ran.err).toBe(0)
  expect(ran.out).toContain('/data/a of ConfigMap m is accepted')
})

test('H01 an accepted value is not lost with a damaged file: render stops and says how to bring it back', async () => {
  using place = scratch(oneRelease(secretAndPod, { release: accepted }))
  await render(place)
  place.write('rendered/e/r/secret_ns_s.yaml', 'apiVersion: v1\nkind: [')

  const ran = await render(place)

  expect(ran.code).toBe(2)
  expect(ran.err).toContain('git checkout -- rendered/e/r')
  expect(text(place, 'secret_ns_s.yaml')).toBe('apiVersion: v1\nkind: [')
})

const clocks: readonly [string, string][] = [
  ['a day', '{{ now | date "2006-01-02" }}'],
  ['a year', '{{ now | htmlDate | trunc 4 }}'],
  ['a second', '{{ now | unixEpoch }}'],
  ['an age', '{{ ago (toDate "2006-01-02" "2020-01-01") }}'],
  ['a date of something that is none', '{{ date "2006-01" "x" }}'],
]

test.each(helms.flatMap(([major, helm]) => clocks.map(([what, action]) => ({ major, helm, what, action }))))(
  'helm $major: H01 a chart that writes $what of the clock is found out at once',
  async ({ helm, action }) => {
    using place = scratch(oneRelease({ 'm.yaml': configMap('m', `{ a: "${action.replaceAll('"', "'")}" }`).replaceAll("'", '`') }))

    const ran = await render(place, helm)

    expect(ran.code, ran.out).toBe(2)
    expect(ran.err).toContain('ConfigMap ns/m: /data/a is another one at each rendering')
  },
)

test('a date of a fixed moment is the same on every machine, whatever its time zone', async () => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m', '{ a: "{{ toDate `2006-01-02` `2020-05-05` | unixEpoch }}" }') }))

  const ran = await sluice(['render', '--workspace', place.root], { env: { TZ: 'Asia/Tokyo' } })

  expect(ran.code, ran.err).toBe(0)
  expect(text(place, 'configmap_ns_m.yaml')).toContain('1588636800')
})

test('H01 an object whose name is another one each time is named, with a cure that is not accept', async () => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('job-{{ randNumeric 5 }}') }))

  const ran = await render(place)

  expect(ran.code).toBe(2)
  expect(ran.err).toMatch(/ConfigMap ns\/job-\d{5}: its name is another one at each rendering/)
  expect(ran.err.replaceAll(/\s+/g, ' ')).toContain('a name cannot be accepted')
})

test('H11 a chart that looks into the cluster is rendered as for a first installation, and that is told', async () => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m', '{ a: "{{ lookup `v1` `Secret` `ns` `s` | toJson }}" }') }))

  const ran = await render(place)

  expect(ran.code, ran.err).toBe(0)
  expect(ran.out).toContain('its templates look into the cluster or the network')
  expect(text(place, 'configmap_ns_m.yaml')).toContain("a: '{}'")
})

test('H01 values that hold a random template are found out too', async () => {
  using place = scratch(oneRelease({ 'm.yaml': configMap('m', '{ a: "{{ tpl .Values.x . }}" }') }, { release: 'values: [r.yml]' }))
  place.write('values/e/r.yml', 'x: "{{ randAlphaNum 8 }}"\n')

  expect((await render(place)).code).toBe(2)
})

function corpusRelease(chart: string, version: string, more: string): Record<string, string> {
  return {
    'values/e/capabilities.yml': 'kubeVersion: "1.35.0"\napiVersions: [v1]\n',
    'values/e/environment.yml': `releases:\n  - { name: rel, namespace: ns, chart: ${chart}, repository: ${corpus}/${chart}-${version}.tgz, version: ${version}, hooks: drop, secrets: allow, ${more} }\n`,
  }
}

const real: readonly { chart: string; version: string; path: string }[] = [
  { chart: 'grafana', version: '10.5.15', path: '{ kind: Secret, name: rel-grafana, path: /data/admin-password }' },
  { chart: 'kube-prometheus-stack', version: '88.5.3', path: '{ kind: Secret, name: rel-grafana, path: /data/admin-password }' },
  { chart: 'jenkins', version: '2.5.4', path: '{ kind: Secret, name: rel-jenkins, path: /data/jenkins-admin-password }' },
]

const realUnderBoth = helms.flatMap(([major, helm]) => real.map((one) => ({ ...one, major, helm })))

test.runIf(existsSync(corpus)).each(realUnderBoth)(
  'helm $major: H01 $chart makes up a password, which is named with its cure',
  async ({ helm, chart, version, path }) => {
    using place = scratch(corpusRelease(chart, version, ''))

    const ran = await render(place, helm)

    expect(ran.code, ran.out).toBe(2)
    expect(ran.err.replaceAll(/\s+/g, ' ')).toContain(path)
  },
)

test.runIf(existsSync(corpus)).each(realUnderBoth)(
  'helm $major: H01 $chart renders the same twice with that path accepted',
  async ({ helm, chart, version, path }) => {
    using place = scratch(corpusRelease(chart, version, `accept: [${path}]`))
    const first = await render(place, helm)

    const check = await render(place, helm, '--check')

    expect(first.code, first.err).toBe(0)
    expect(check.code, check.out).toBe(0)
  },
)
