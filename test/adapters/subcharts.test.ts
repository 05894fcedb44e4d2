import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Release } from '../../src/model/workspace.ts'
import { scratchFolder } from './chart-folder.ts'
import { packed } from './packed.ts'
import { chartsOf, releaseOf } from './releases.ts'

type Files = Readonly<Record<string, string>>

const remote = 'https://charts.example.com'
const named = (name: string, version: string, dependencies = ''): string => `apiVersion: v2\nname: ${name}\nversion: ${version}\n${dependencies}`
const wants = (version: string, repository = remote): string => `dependencies:\n- { name: d, version: "${version}", repository: "${repository}" }\n`
const vendored = (version: string): Files => ({ 'charts/d/Chart.yaml': named('d', version) })

async function packedChart(name: string, files: Files): Promise<Buffer> {
  return packed(Object.entries(files).map(([path, text]) => ({ name: `${name}/${path}`, text })))
}

/** The chart as a folder, as an archive, and as an archive in a folder and in an archive: the answers, which are alike. */
async function answers(files: Files, more: Partial<Release> = {}): Promise<readonly unknown[]> {
  using folder = scratchFolder(Object.fromEntries(Object.entries(files).map(([path, text]) => [`workspace/c/${path}`, text])))
  const archive = folder.write('workspace/c.tgz', await packedChart('c', files))
  const sources = [{ kind: 'folder', path: join(folder.path, 'workspace/c') } as const, { kind: 'archive', path: archive } as const]
  return await Promise.all(sources.map((source) => fetched(folder.path, releaseOf(source, more))))
}

const fetched = (folder: string, release: Release): Promise<unknown> =>
  chartsOf(folder)
    .fetch(release)
    .catch((error: unknown) => error)

const defects: readonly { name: string; files: Files; says: string }[] = [
  {
    name: 'a wrong version',
    files: { 'Chart.yaml': named('c', '1.0.0', wants('3.12.2')), ...vendored('3.13.1') },
    says: 'wants d 3.12.2, but charts/ holds 3.13.1',
  },
  {
    name: 'two wrong versions',
    files: {
      'Chart.yaml': named('c', '1.0.0', wants('~3.12.0')),
      ...vendored('3.13.1'),
      'charts/d2/Chart.yaml': named('d', '3.14.0'),
      'Chart.lock': wants('3.12.9'),
    },
    says: 'wants d ~3.12.0, but charts/ holds 3.13.1 and 3.14.0',
  },
  { name: 'no subchart', files: { 'Chart.yaml': named('c', '1.0.0', wants('3.12.2')) }, says: 'wants d 3.12.2, but charts/ does not hold it' },
  {
    name: 'a subchart that helm passes over',
    files: { 'Chart.yaml': named('c', '1.0.0', wants('3.12.2')), 'charts/_d/Chart.yaml': named('d', '3.12.2') },
    says: 'wants d 3.12.2, but charts/ does not hold it',
  },
  {
    name: 'a Chart.lock of another version',
    files: { 'Chart.yaml': named('c', '1.0.0', wants('^3.12.0')), 'Chart.lock': wants('2.0.0'), ...vendored('3.12.2') },
    says: 'wants d ^3.12.0, but Chart.lock says 2.0.0',
  },
  {
    name: 'a Chart.lock that does not name it',
    files: { 'Chart.yaml': named('c', '1.0.0', wants('3.12.2')), 'Chart.lock': 'dependencies: []\n', ...vendored('3.12.2') },
    says: 'wants d 3.12.2, but Chart.lock says nothing of it',
  },
  {
    name: 'another version than Chart.lock says',
    files: { 'Chart.yaml': named('c', '1.0.0', wants('3.x')), 'Chart.lock': wants('3.12.2'), ...vendored('3.13.1') },
    says: 'wants d 3.x, for which Chart.lock says 3.12.2, but charts/ holds 3.13.1',
  },
  {
    name: 'a wrong version by requirements.yaml',
    files: { 'Chart.yaml': named('c', '1.0.0'), 'requirements.yaml': wants('3.12.2'), 'requirements.lock': wants('3.12.2'), ...vendored('3.13.1') },
    says: 'wants d 3.12.2, but charts/ holds 3.13.1',
  },
  {
    name: 'a pre-release that nobody asked for',
    files: { 'Chart.yaml': named('c', '1.0.0', wants('>=3.0.0')), 'Chart.lock': wants('3.1.0'), ...vendored('3.2.0-rc.1') },
    says: 'wants d >=3.0.0, but charts/ holds 3.2.0-rc.1',
  },
]

test.each(defects)('H32 a chart with $name is refused by both versions, as a folder and as an archive', async ({ files, says }) => {
  const refusal = { code: 'chart-invalid', message: expect.stringContaining(`Chart.yaml ${says}`), problems: [{ file: 'Chart.yaml', message: says }] }

  expect(await answers(files)).toMatchObject([refusal, refusal])
})

test('H32 a subchart of a packed subchart is looked at too, in folders and in archives', async () => {
  const inner = await packedChart('d', {
    'Chart.yaml': named('d', '3.12.2', wants('1.0.0').replace('name: d', 'name: e')),
    'charts/e/Chart.yaml': named('e', '2.0.0'),
  })
  const outer = { 'c/Chart.yaml': named('c', '1.0.0', wants('3.12.2')), 'c/Chart.lock': wants('3.12.2') }
  using folder = scratchFolder(Object.fromEntries(Object.entries(outer).map(([path, text]) => [`workspace/${path}`, text])))
  folder.write('workspace/c/charts/d-3.12.2.tgz', inner)
  const entries = Object.entries(outer).map(([name, text]) => ({ name, text }))
  const path = folder.write('workspace/c.tgz', await packed([...entries, { name: 'c/charts/d-3.12.2.tgz', text: inner }]))

  const found = await Promise.all([
    fetched(folder.path, releaseOf({ kind: 'folder', path: join(folder.path, 'workspace/c') })),
    fetched(folder.path, releaseOf({ kind: 'archive', path })),
  ])

  const problems = [{ file: 'charts/d-3.12.2.tgz/Chart.yaml', message: 'wants e 1.0.0, but charts/ holds 2.0.0' }]
  expect(found).toMatchObject([{ problems }, { problems }])
})

test.each([
  ['the version itself', '3.12.2', '3.12.2'],
  ['a range', '~3.12', '3.12.2'],
  ['a range of two parts', '>=3.1, <4', '3.12.2'],
  ['a choice', '2.x || 3.x', '3.12.2'],
  ['an exception', '3.x, !=3.11.0', '3.12.2'],
  ['spaces after the sign', '>= 3.0.0 < 4.0.0', '3.12.2'],
  ['a span', '3.0 - 3.13', '3.12.2'],
  ['any version', '*', '3.12.2'],
  ['another spelling', 'v3.12.2', '3.12.2'],
  ['a pre-release that the range names', '>=3.0.0-0', '3.12.2-rc.1'],
])('H32 a subchart that fits by %s is taken', async (_name, range, version) => {
  const files = { 'Chart.yaml': named('c', '1.0.0', wants(range)), 'Chart.lock': wants(version), ...vendored(version) }

  expect(await answers(files)).toMatchObject([{ name: 'c' }, { name: 'c' }])
})

test.each([['<3.12'], ['~3.11'], ['^2'], ['3.x, !=3.12.2'], ['>3.12.2'], ['1.0 - 3.11'], ['newest']])('H32 3.12.2 does not fit the range %s', async (range) => {
  const files = { 'Chart.yaml': named('c', '1.0.0', wants(range)), ...vendored('3.12.2') }

  expect(await answers(files, { digest: '' })).toMatchObject([{ code: 'chart-invalid' }, { message: expect.stringContaining('charts/ holds 3.12.2') }])
})

test('H32 subcharts: warn takes what is there, and says so', async () => {
  const files = { 'Chart.yaml': named('c', '1.0.0', wants('3.12.2')), ...vendored('3.13.1') }

  expect(await answers(files, { subcharts: 'warn' })).toMatchObject([
    { name: 'c', otherSubcharts: [expect.stringMatching(/3\.12\.2.*3\.13\.1/)] },
    { name: 'c', otherSubcharts: [expect.stringMatching(/3\.12\.2.*3\.13\.1/)] },
  ])
})

test('H31 a folder whose subchart any of several versions would satisfy is refused without a Chart.lock; an archive holds what it holds', async () => {
  const files = { 'Chart.yaml': named('c', '1.0.0', wants('0.12.*')), ...vendored('0.12.3') }

  const [asFolder, asArchive] = await answers(files)

  expect(asFolder).toMatchObject({
    code: 'chart-invalid',
    message: expect.stringContaining('no Chart.lock'),
    hint: expect.stringContaining('helm dependency update'),
  })
  expect(asArchive).toMatchObject({ name: 'c' })
})

test.each([
  ['the version is exact', { 'Chart.yaml': named('c', '1.0.0', wants('0.12.3')), ...vendored('0.12.3') }],
  ['the subchart comes from the folder itself', { 'Chart.yaml': named('c', '1.0.0', wants('0.12.*', '')), ...vendored('0.12.3') }],
  ['Chart.lock decides', { 'Chart.yaml': named('c', '1.0.0', wants('0.12.*')), 'Chart.lock': wants('0.12.3'), ...vendored('0.12.3') }],
])('H31 a folder is taken where %s', async (_name, files) => {
  expect(await answers(files)).toMatchObject([{ name: 'c' }, { name: 'c' }])
})

test('H31 a folder whose own bytes are locked needs no Chart.lock', async () => {
  const files = { 'Chart.yaml': named('c', '1.0.0', wants('0.12.*')), ...vendored('0.12.3') }
  using folder = scratchFolder(Object.fromEntries(Object.entries(files).map(([path, text]) => [`workspace/c/${path}`, text])))
  const source = { kind: 'folder', path: join(folder.path, 'workspace/c') } as const
  const refused = await fetched(folder.path, releaseOf(source, { digest: `sha256:${'0'.repeat(64)}` }))
  const [digest = ''] = /sha256:(?!0{64})[0-9a-f]{64}/.exec(String(refused)) ?? []

  expect(await fetched(folder.path, releaseOf(source, { digest }))).toMatchObject({ name: 'c', digest })
})
