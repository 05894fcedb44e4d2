import { expect, test } from 'vitest'
import { readCapabilities, readEnvironment, syntaxProblems } from '../../src/config/config.ts'
import type { Problem, Read } from '../../src/model/problem.ts'

const place = { name: 'prod', file: 'values/prod/environment.yml', folder: '/w/values/prod', root: '/w' }
const capabilities = { ok: true, value: { kubeVersion: '1.35.0', apiVersions: ['v1'], clusterScoped: 'unknown', clusterUid: '' } } as const
const release = '  - { name: web, namespace: shop, chart: web, repository: ./web, version: 1.0.0 }\n'

const read = (text: string) => readEnvironment(text, place, capabilities)

function problemsOf(result: Read<unknown>): readonly Pick<Problem, 'line' | 'column' | 'path'>[] {
  return result.ok ? [] : result.problems.map(({ line, column, path }) => ({ line, column, path }))
}

test('an environment gets its defaults and absolute paths', () => {
  const result = read(
    `cluster: { context: prod-eu }\nreleases:\n  - { name: web, namespace: shop, chart: web, repository: ../_charts/web, version: 1.0.0, values: [../_shared/web.yml, web.yml] }\n`,
  )

  expect(result).toMatchObject({
    ok: true,
    value: {
      context: 'prod-eu',
      capabilitiesFile: '/w/values/prod/capabilities.yml',
      snapshotFile: '/w/values/prod/snapshot.json',
      policy: { failOn: 'block', allowSnapshot: false },
      releases: [
        {
          source: { kind: 'folder', path: '/w/values/_charts/web' },
          values: ['/w/values/_shared/web.yml', '/w/values/prod/web.yml'],
          needs: [],
          encryptedSecrets: [],
          hooks: 'error',
          secrets: 'refuse',
        },
      ],
    },
  })
})

test('every problem of a file is reported at once, each at its key', () => {
  const result = read('releases:\n  - name: Web\n    namespace: shop\n    chart: web\n    repository: ./web\n    verison: 1.0.0\npolicies: {}\n')

  expect(problemsOf(result)).toEqual(
    expect.arrayContaining([
      { line: 2, column: 5, path: 'releases[0].name' },
      { line: 6, column: 5, path: 'releases[0].verison' },
      { line: 2, column: 5, path: 'releases[0].version' },
      { line: 7, column: 1, path: 'policies' },
    ]),
  )
  expect(problemsOf(result)).toHaveLength(4)
})

test.each([
  ['a range', 'version: 1.x', 'releases[0].version'],
  ['a release name that climbs', 'name: ../../x', 'releases[0].name'],
  ['a release name that is a flag', 'name: --post-renderer=x', 'releases[0].name'],
  ['a device name', 'name: con', 'releases[0].name'],
  ['a chart name that is a flag', 'chart: -f', 'releases[0].chart'],
  ['a downloader plugin', 'repository: git+ssh://x/y', 'releases[0].repository'],
  ['values outside the workspace', 'values: [/proc/self/environ]', 'releases[0].values'],
  ['values above the workspace', 'values: [../../../x.yml]', 'releases[0].values'],
  ['values from the network', 'values: ["https://x/y.yml"]', 'releases[0].values'],
  ['a chart from the network with no digest', 'repository: https://x/charts', 'releases[0].digest'],
  ['a digest of another form', 'digest: md5:abc', 'releases[0].digest'],
])('%s is refused', (_what, line, path) => {
  const key = line.split(':', 1)[0] ?? ''
  const entry = {
    name: 'name: web',
    namespace: 'namespace: shop',
    chart: 'chart: web',
    repository: 'repository: ./web',
    version: 'version: 1.0.0',
    [key]: line,
  }

  const result = read(`releases:\n  - { ${Object.values(entry).join(', ')} }\n`)

  expect(problemsOf(result).map((problem) => problem.path)).toEqual([path])
})

test('two releases of one name are refused at the second', () => {
  expect(problemsOf(read(`releases:\n${release}${release}`))).toMatchObject([{ line: 3, path: 'releases[1].name' }])
})

test('capabilities and snapshot stay inside the workspace, because snapshot writes them', () => {
  const result = read(`cluster: { capabilities: ../../../x.yml, snapshot: /etc/x.json }\nreleases: []\n`)

  expect(problemsOf(result).map((problem) => problem.path)).toEqual(['cluster.capabilities', 'cluster.snapshot'])
})

test('a syntax error names line and column and quotes nothing of the file', () => {
  const result = read('releases:\n  - name: "hunter2\n')

  expect(problemsOf(result)).toMatchObject([{ line: 3 }])
  expect(JSON.stringify(result)).not.toContain('hunter2')
})

test('a Kubernetes version without quotes is refused, since 1.30 would be read as 1.3', () => {
  expect(problemsOf(readCapabilities('kubeVersion: 1.30\napiVersions: [v1]\n', 'c.yml'))).toEqual([{ line: 1, column: 1, path: 'kubeVersion' }])
})

test.each(['1.35.2', '1.35', '1.33.1-eks-1', '1.29.3+k3s1', '1.30.1-gke.100'])('the version %s, as a cluster says it, is taken', (kubeVersion) => {
  expect(readCapabilities(`kubeVersion: "${kubeVersion}"\napiVersions: [v1]\n`, 'c.yml')).toEqual({
    ok: true,
    value: { kubeVersion, apiVersions: ['v1'], clusterScoped: 'unknown', clusterUid: '' },
  })
})

test('a values file that helm may read is not called broken', () => {
  expect(syntaxProblems('a: 1\na: 2\nb: yes\n', 'v.yml')).toEqual([])
  expect(syntaxProblems('a: [1\nb: 2\n', 'v.yml')).toMatchObject([{ file: 'v.yml' }])
})

test('a policy has its rows with their places, its waivers file, and the age of its snapshots', () => {
  const result = read('policy:\n  severity:\n    crd/*: warn\n    data-lost: block\n  snapshotMaxAge: 7d\n  waivers: waivers.yml\nreleases: []\n')

  expect(result).toMatchObject({
    ok: true,
    value: {
      policy: {
        failOn: 'block',
        severity: [
          { subject: 'crd/*', severity: 'warn', file: 'values/prod/environment.yml', line: 3 },
          { subject: 'data-lost', severity: 'block', line: 4 },
        ],
        snapshotMaxAge: '7d',
        waiversFile: '/w/values/prod/waivers.yml',
      },
    },
  })
})

test.each([
  ['a severity of no rule, group or effect', 'severity: { crd: warn }', 'policy.severity.crd'],
  ['a severity of another name', 'severity: { crd/*: error }', 'policy.severity.crd/*'],
  ['an age without a unit', 'snapshotMaxAge: 7', 'policy.snapshotMaxAge'],
  ['an age in years', 'snapshotMaxAge: 1y', 'policy.snapshotMaxAge'],
  ['waivers outside the workspace', 'waivers: ../../../waivers.yml', 'policy.waivers'],
])('%s is refused at its key', (_what, line, path) => {
  expect(problemsOf(read(`policy: { ${line} }\nreleases: []\n`)).map((problem) => problem.path)).toEqual([path])
})
