import { readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { scratchFolder, type Folder } from './chart-folder.ts'
import { chartEntries, packed, type PackedEntry } from './packed.ts'
import { chartsOf, releaseOf } from './releases.ts'

const archive = (folder: Folder, bytes: Buffer) => releaseOf({ kind: 'archive', path: folder.write('workspace/c.tgz', bytes) })

async function defectOf(entries: readonly PackedEntry[], more: Partial<ReturnType<typeof releaseOf>> = {}): Promise<Failure> {
  using folder = scratchFolder()
  const failed: unknown = await chartsOf(folder.path)
    .fetch({ ...archive(folder, await packed(entries)), ...more })
    .catch((error: unknown) => error)
  if (failed instanceof Failure) return failed
  throw new Error('the chart was taken', { cause: failed })
}

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
  { name: 'T01 an entry on a drive', entries: chartEntries([{ name: 'C:/climbed' }]), says: 'leads out of the archive' },
  { name: 'T01 an entry on a drive, below the folder', entries: chartEntries([{ name: 'c/C:/climbed' }]), says: 'leads out of the archive' },
  {
    name: 'T01 an entry below a link',
    entries: chartEntries([
      { name: 'c/files', type: 'symlink', linkname: '/tmp' },
      { name: 'c/files/climbed', text: 'x' },
    ]),
    says: 'c/files is a symlink',
  },
  { name: 'T02 two files by one path', entries: chartEntries([{ name: 'c/templates/m.yaml', text: 'other' }]), says: 'it holds two templates/m.yaml' },
  {
    name: 'T02 two Chart.yaml of a subchart',
    entries: chartEntries([
      { name: 'c/charts/d/Chart.yaml', text: 'name: d\nversion: 1.0.0\n' },
      { name: 'c/charts/d/Chart.yaml', text: 'name: d\nversion: 2.0.0\n' },
    ]),
    says: 'it holds two charts/d/Chart.yaml',
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

test.each(hostile)('T01 of an archive with $name nothing is unpacked', async ({ entries }) => {
  using folder = scratchFolder()
  const release = archive(folder, await packed(entries))
  const before = readdirSync(folder.path, { recursive: true })

  await expect(chartsOf(folder.path).fetch(release)).rejects.toBeInstanceOf(Failure)

  expect(readdirSync(folder.path, { recursive: true })).toEqual(before)
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
