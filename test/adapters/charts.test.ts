import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { scratchFolder, type Folder } from './chart-folder.ts'
import { chartEntries, packed, type PackedEntry } from './packed.ts'
import { chartsOf, releaseOf, sha256 } from './releases.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/charts', import.meta.url))
const archive = (folder: Folder, bytes: Buffer) => releaseOf({ kind: 'archive', path: folder.write('workspace/c.tgz', bytes) })

async function defectOf(entries: readonly PackedEntry[], more: Partial<ReturnType<typeof releaseOf>> = {}): Promise<Failure> {
  using folder = scratchFolder()
  const failed: unknown = await chartsOf(folder.path)
    .fetch({ ...archive(folder, await packed(entries)), ...more })
    .catch((error: unknown) => error)
  if (failed instanceof Failure) return failed
  throw new Error('the chart was taken', { cause: failed })
}

test('an archive is taken as it is, with what it says of itself and the digest of its bytes', async () => {
  using folder = scratchFolder()
  const bytes = await packed(chartEntries())
  const release = { ...archive(folder, bytes), digest: sha256(bytes) }

  expect(await chartsOf(folder.path).fetch(release)).toEqual({
    path: join(folder.path, 'workspace/c.tgz'),
    name: 'c',
    version: '1.0.0',
    appVersion: '2.10',
    digest: sha256(bytes),
  })
})

test('H37 other bytes than the locked ones are refused, both digests named, before anything reads them', async () => {
  using folder = scratchFolder()
  const bytes = gzipSync('no tar at all')
  const locked = sha256(Buffer.from('other'))

  const failed = chartsOf(folder.path).fetch({ ...archive(folder, bytes), digest: locked })

  await expect(failed).rejects.toMatchObject({ code: 'chart-invalid', message: expect.stringMatching(`c.tgz: .*${sha256(bytes)} found, ${locked} expected`) })
})

test.each([
  ['another name', 'name: d\nversion: 1.0.0\n', '"d" 1.0.0, expected "c" 1.0.0'],
  ['another version', 'name: c\nversion: 1.0.1\n', '"c" 1.0.1, expected "c" 1.0.0'],
  ['a version that only a number would take for the same', 'name: c\nversion: v1.0.0\n', '"c" v1.0.0, expected'],
  ['no version', 'name: c\n', 'does not say name and version'],
  ['a version that is a list', 'name: c\nversion: [1.0.0]\n', 'does not say name and version'],
  ['two versions', 'name: c\nversion: 1.0.0\nversion: 1.0.1\n', 'is no YAML: duplicated mapping key, in line 3'],
  ['YAML that is none', 'name: [hunter2\n', 'is no YAML'],
  ['nothing', '', 'does not say name and version'],
])('T02 a Chart.yaml with %s is refused', async (_name, text, says) => {
  const failure = await defectOf([{ name: 'c/Chart.yaml', text }])

  expect([failure.code, failure.message]).toEqual(['chart-invalid', expect.stringContaining(says)])
  expect(failure.message).not.toContain('hunter2')
})

const hostile: readonly { name: string; entries: readonly PackedEntry[]; says: string }[] = [
  { name: 'T02 two Chart.yaml', entries: chartEntries([{ name: 'c/Chart.yaml', text: 'name: c\nversion: 2.0.0\n' }]), says: 'it holds two Chart.yaml' },
  {
    name: 'T02 two Chart.yaml, one by another path',
    entries: chartEntries([{ name: 'c/./Chart.yaml', text: 'name: c\nversion: 2.0.0\n' }]),
    says: 'it holds two Chart.yaml',
  },
  { name: 'T02 two folders', entries: chartEntries([{ name: 'd/Chart.yaml', text: 'name: d\nversion: 2.0.0\n' }]), says: 'it holds two folders, c and d' },
  { name: 'T01 an entry that climbs', entries: chartEntries([{ name: 'c/../../climbed' }]), says: 'leads out of the archive' },
  { name: 'T01 an absolute entry', entries: chartEntries([{ name: '/climbed' }]), says: 'leads out of the archive' },
  { name: 'T01 an entry with backslashes', entries: chartEntries([{ name: String.raw`c\..\..\climbed` }]), says: 'leads out of the archive' },
  {
    name: 'T01 a symbolic link',
    entries: chartEntries([{ name: 'c/templates/link.yaml', type: 'symlink', linkname: '/etc/passwd' }]),
    says: 'c/templates/link.yaml is a symlink',
  },
  { name: 'T01 a hard link', entries: chartEntries([{ name: 'c/link', type: 'link', linkname: 'c/Chart.yaml' }]), says: 'c/link is a link' },
  {
    name: 'T04 a schema that is a link to a device',
    entries: chartEntries([{ name: 'c/values.schema.json', type: 'symlink', linkname: '/dev/zero' }]),
    says: 'is a symlink',
  },
  { name: 'T01 a device', entries: chartEntries([{ name: 'c/zero', type: 'character-device' }]), says: 'is a character-device' },
  { name: 'a file beside the folder', entries: chartEntries([{ name: 'c' }]), says: 'c lies outside of the folder' },
  { name: 'no Chart.yaml', entries: [{ name: 'c/values.yaml', text: 'a: 1' }], says: 'it holds no Chart.yaml' },
  { name: 'no entry', entries: [], says: 'it holds no Chart.yaml' },
  {
    name: 'T15 a name that would move the terminal',
    entries: chartEntries([{ name: '../\u001b]0;PWNED\u0007\u009b\n::error::PWNED' }]),
    says: 'the entry ../?]0;PWNED???::error::PWNED leads out',
  },
  {
    name: 'a subchart that is no archive',
    entries: chartEntries([{ name: 'c/charts/d-1.0.0.tgz', text: 'no archive' }]),
    says: 'it is no gzipped tar archive',
  },
]

test.each(hostile)('an archive with $name is refused', async ({ entries, says }) => {
  const failure = await defectOf(entries)

  expect([failure.code, failure.message]).toEqual(['chart-invalid', expect.stringContaining(says)])
  expect(failure.message).toContain('c.tgz')
  expect(failure.hint).not.toBe('')
})

test('T06 an archive that unpacks to more than 100 MiB, or to more than 20,000 files, is refused without unpacking it all', async () => {
  const bomb = chartEntries([{ name: 'c/files/zero', text: Buffer.alloc(101 * 2 ** 20) }])
  const many = chartEntries(Array.from({ length: 20_000 }, (_, index) => ({ name: `c/files/${index}` })))
  const nested = chartEntries([{ name: 'c/charts/d-1.0.0.tgz', text: await packed([{ name: 'd/zero', text: Buffer.alloc(101 * 2 ** 20) }]) }])

  expect((await defectOf(bomb)).message).toContain('more than 100 MiB')
  expect((await defectOf(many)).message).toContain('more than 20000 files')
  expect((await defectOf(nested)).message).toContain('more than 100 MiB')
})

test('T06 subcharts that hold each other without an end are given up', async () => {
  let bytes = await packed(chartEntries())
  for (let depth = 0; depth < 12; depth += 1) bytes = await packed(chartEntries([{ name: 'c/charts/c-1.0.0.tgz', text: bytes }]))
  using folder = scratchFolder()

  await expect(chartsOf(folder.path).fetch(archive(folder, bytes))).rejects.toMatchObject({
    code: 'chart-invalid',
    message: expect.stringContaining('without an end'),
  })
})

test.each([
  ['a truncated archive', async () => (await packed(chartEntries([{ name: 'c/x', text: 'x'.repeat(5000) }]))).subarray(0, 150)],
  ['an empty file', async () => Buffer.alloc(0)],
  ['gzip of something else', async () => gzipSync('x'.repeat(2000))],
  ['something else', async () => Buffer.from('<html>')],
])('%s is said to be no archive', async (_name, bytes) => {
  using folder = scratchFolder()

  await expect(chartsOf(folder.path).fetch(archive(folder, await bytes()))).rejects.toMatchObject({
    code: 'chart-invalid',
    message: expect.stringMatching(/no gzipped tar archive|holds no Chart.yaml/),
  })
})

test.each(['archive', 'folder'] as const)('a %s that is not there is said by its path in the workspace', async (kind) => {
  using folder = scratchFolder()

  await expect(chartsOf(folder.path).fetch(releaseOf({ kind, path: join(folder.path, 'workspace/values/_charts/c') }))).rejects.toMatchObject({
    code: 'chart-invalid',
    message: expect.stringMatching(/^Cannot use chart values\/_charts\/c: there is no such/),
  })
})

const chart = {
  'workspace/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
  'workspace/c/templates/a.yaml': 'a',
  'workspace/c/templates/B.yaml': 'b',
}
const inFolder = (folder: Folder) => releaseOf({ kind: 'folder', path: join(folder.path, 'workspace/c') })

const digestOf = async (files: Record<string, string>): Promise<string> => {
  using folder = scratchFolder(files)
  return (await chartsOf(folder.path).fetch(inFolder(folder))).digest
}

test('a folder has a digest of its names and bytes: alike elsewhere, another when anything moves', async () => {
  const { 'workspace/c/templates/a.yaml': _, ...without } = chart

  const [one, again, changed, renamed, shifted] = await Promise.all([
    digestOf(chart),
    digestOf(Object.fromEntries(Object.entries(chart).toReversed())),
    digestOf({ ...chart, 'workspace/c/templates/a.yaml': 'A' }),
    digestOf({ ...without, 'workspace/c/templates/c.yaml': 'a' }),
    digestOf({ ...chart, 'workspace/c/templates/a.yaml': 'ab', 'workspace/c/templates/B.yaml': '' }),
  ])

  expect(one).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(again).toBe(one)
  expect(new Set([one, changed, renamed, shifted]).size).toBe(4)
})

test('the digest of a folder is checked where it is locked', async () => {
  using folder = scratchFolder(chart)

  await expect(chartsOf(folder.path).fetch({ ...inFolder(folder), digest: sha256(Buffer.from('x')) })).rejects.toMatchObject({
    code: 'chart-invalid',
    hint: expect.stringContaining('digest: sha256:'),
  })
})

test.each([
  ['a file outside of the workspace', 'templates/link.yaml', '/etc/passwd'],
  ['a folder outside of the workspace', 'files', '/etc'],
  ['a process of this machine', 'templates/link.yaml', '/proc/self/environ'],
  ['the credentials of Git', 'templates/link.yaml', '../../.git/config'],
  ['itself', 'templates/loop', '../templates'],
  ['nowhere', 'templates/link.yaml', 'gone.yaml'],
  ['a device', 'templates/zero', '/dev/zero'],
])('T03 a folder with a link to %s is refused, and what it leads to is not read', async (_name, at, target) => {
  using folder = scratchFolder({ ...chart, 'workspace/.git/config': 'canary' })
  symlinkSync(target, join(folder.path, 'workspace/c', at))

  await expect(chartsOf(folder.path).fetch(inFolder(folder))).rejects.toMatchObject({
    code: 'chart-invalid',
    message: expect.stringContaining(`the link ${at}`),
  })
})

test('T03 links that stay in the chart or the workspace are fine', async () => {
  using folder = scratchFolder({ ...chart, 'workspace/values/_shared/x.yaml': 'x' })
  mkdirSync(join(folder.path, 'workspace/c/files'))
  symlinkSync('../templates/a.yaml', join(folder.path, 'workspace/c/files/a.yaml'))
  symlinkSync('../../values/_shared', join(folder.path, 'workspace/c/files/shared'))

  expect(await chartsOf(folder.path).fetch(inFolder(folder))).toMatchObject({ name: 'c', version: '1.0.0', appVersion: '' })
})

test.runIf(existsSync(corpus))('every chart of the corpus is taken', async () => {
  using folder = scratchFolder({ 'workspace/x': '' })
  const charts = chartsOf(folder.path)

  const taken = await Promise.all(
    readdirSync(corpus).map(async (name) => {
      const [, chartName = '', version = ''] = /^(.+?)-(v?\d+\.\d+\.\d+.*)\.tgz$/.exec(name) ?? []
      const found = await charts.fetch(releaseOf({ kind: 'archive', path: join(corpus, name) }, { chart: chartName, version }))
      return `${found.name}-${found.version}.tgz`
    }),
  )

  expect(taken).toEqual(readdirSync(corpus))
})
