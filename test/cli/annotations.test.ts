import { join } from 'node:path'
import { expect, test } from 'vitest'
import { crdText, snapshotText } from './snapshots.ts'
import { scratch, sluice, type Scratch } from './workspace.ts'

const environment = (version: string, policy = ''): string => `cluster: { context: nowhere }
policy: { ${policy} }
releases:
  - name: shops
    namespace: ns
    chart: shops
    repository: ../_charts/shops
    version: ${version}
    values: [shops.yml]
`

const chart = (version: string): string => `apiVersion: v2\nname: shops\nversion: ${version}\n`

// What stands in values decides which fields the schema has.
const template = crdText('owner', 'size').replace('{ owner: { type: string }, size: { type: string } }', '{{ toJson .Values.fields }}')

const values = (...fields: readonly string[]): string =>
  ['replicas: 1', 'fields:', ...fields.map((field) => `  ${field}:\n    type: string`), 'colour: blue', ''].join('\n')

const base = {
  'values/_charts/shops/Chart.yaml': chart('1.0.0'),
  'values/_charts/shops/templates/crd.yaml': template,
  'values/e/capabilities.yml': 'kubeVersion: "1.35.0"\napiVersions: [apiextensions.k8s.io/v1, apiextensions.k8s.io/v1/CustomResourceDefinition]\n',
  'values/e/environment.yml': environment('1.0.0'),
  'values/e/shops.yml': values('owner', 'size'),
  'values/e/snapshot.json': snapshotText(crdText('owner', 'size'), new Date().toISOString()),
}

/** A default branch with the base and more, and a branch beside it on which these files are others. */
async function changed(files: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): Promise<Scratch> {
  const place = scratch({ ...base, ...more })
  await place.git('init', '-q')
  await committed(place)
  await place.git('checkout', '-q', '-b', 'change')
  for (const [name, text] of Object.entries(files)) place.write(name, text)
  await committed(place)
  return place
}

async function committed(place: Scratch): Promise<void> {
  await sluice(['render', '--workspace', place.root], { env: { XDG_CACHE_HOME: join(place.root, '.git', 'cache') } })
  await place.git('add', '-A')
  await place.git('commit', '-q', '-m', 'x')
}

const checked = (place: Scratch, format: string) =>
  sluice(['check', '--workspace', place.root, '--snapshot', join(place.root, 'values/e/snapshot.json'), '--output', format])

type Found = { readonly findings: readonly { readonly rule: string; readonly place?: object; readonly causes?: readonly string[] }[] }

/** "file:line cause" of each finding. */
async function places(place: Scratch): Promise<readonly string[]> {
  const { findings }: Found = JSON.parse((await checked(place, 'json')).out)
  return findings.map((finding) => [finding.rule, ...Object.values(finding.place ?? {}), ...(finding.causes ?? [])].join(' '))
}

const withoutOwner = template.replace('{{ toJson .Values.fields }}', '{{ toJson (omit .Values.fields "owner") }}')

test('what a newer chart does stands at the version that asks for it', async () => {
  using place = await changed({
    'values/_charts/shops/Chart.yaml': chart('1.1.0'),
    'values/_charts/shops/templates/crd.yaml': withoutOwner,
    'values/e/environment.yml': environment('1.1.0'),
  })

  expect(await places(place)).toEqual(['crd/property-removed values/e/environment.yml 8 chart'])
  expect((await checked(place, 'github')).out).toContain('::error file=values/e/environment.yml,line=8,title=crd/property-removed::')
  expect(JSON.parse((await checked(place, 'sarif')).out)).toMatchObject({
    runs: [{ results: [{ locations: [{ physicalLocation: { artifactLocation: { uri: 'values/e/environment.yml' }, region: { startLine: 8 } } }] }] }],
  })
})

test('a newer chart is told with the version before, and the verdict with what it rests on', async () => {
  using place = await changed({ 'values/_charts/shops/Chart.yaml': chart('1.1.0'), 'values/e/environment.yml': environment('1.1.0') })

  const { environments } = JSON.parse((await checked(place, 'json')).out)

  expect(environments).toMatchObject([
    { judgedBy: expect.stringMatching(/^a snapshot \d+ min old, Kubernetes 1\.35\.0$/), releases: [{ from: '1.0.0', version: '1.1.0' }] },
  ])
})

// A second release, with an object of the kind that the first one defines.
const till = '  - { name: till, namespace: ns, chart: till, repository: ../_charts/till, version: 1.0.0 }\n'

test('what it does to an object of another release stands there too', async () => {
  using place = await changed(
    {
      'values/_charts/shops/Chart.yaml': chart('1.1.0'),
      'values/_charts/shops/templates/crd.yaml': withoutOwner,
      'values/e/environment.yml': environment('1.1.0') + till,
    },
    {
      'values/_charts/till/Chart.yaml': 'apiVersion: v2\nname: till\nversion: 1.0.0\n',
      'values/_charts/till/templates/shop.yaml': 'apiVersion: example.com/v1\nkind: Shop\nmetadata: { name: corner }\nspec: { owner: anna }\n',
      'values/e/environment.yml': environment('1.0.0') + till,
    },
  )

  expect(await places(place)).toContain('object/refused-by-schema values/e/environment.yml 8')
})

const corner = 'apiVersion: example.com/v1\nkind: Shop\nmetadata: { name: corner, labels: { of: "{{ .Chart.Version }}" } }\nspec: { colour: red }\n'

test('a newer chart is no cause of what was there before', async () => {
  using place = await changed(
    { 'values/_charts/shops/Chart.yaml': chart('1.1.0'), 'values/e/environment.yml': environment('1.1.0') },
    { 'values/_charts/shops/templates/corner.yaml': corner },
  )

  expect(await places(place)).toEqual(['object/refused-by-schema values/e/environment.yml 8'])
})

test('what values do stands at the values that moved', async () => {
  using place = await changed({ 'values/e/shops.yml': values('size') })

  expect(await places(place)).toEqual(['crd/property-removed values/e/shops.yml 2 values'])
})

test('what a chart does that has the same version stands where it is rendered', async () => {
  using place = await changed({ 'values/_charts/shops/templates/crd.yaml': withoutOwner })
  const file = 'rendered/e/shops/customresourcedefinition.apiextensions.k8s.io_shops.example.com.yaml'

  const [found = ''] = await places(place)
  const line = (await place.git('show', `HEAD:${file}`)).out.split('\n')[Number(found.split(' ')[2]) - 1]

  expect(found).toMatch(new RegExp(`^crd/property-removed ${file} \\d+ chart$`))
  expect(line?.trim()).toBe('spec:')
  expect(Number(found.split(' ')[2])).toBeGreaterThan(6)
})

test('what is rendered no more stands at the release that rendered it', async () => {
  using place = await changed({
    'values/_charts/shops/Chart.yaml': chart('2.0.0'),
    'values/_charts/shops/templates/crd.yaml': '',
    'values/e/environment.yml': environment('2.0.0'),
  })

  expect(await places(place)).toContain('crd/deleted values/e/environment.yml 8 chart')
})

test('what a change moves of the gate stands at that line of it', async () => {
  using place = await changed({ 'values/e/environment.yml': environment('1.0.0', 'failOn: warn') })

  expect(await places(place)).toEqual(['gate/policy-changed values/e/environment.yml 2'])
})
