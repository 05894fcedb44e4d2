import { existsSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { scratchFolder, type Folder } from './chart-folder.ts'
import { chartEntries, packed } from './packed.ts'
import { chartsOf, releaseOf, sha256 } from './releases.ts'

const corpus = fileURLToPath(new URL('../../../shared/corpus/charts', import.meta.url))
const archive = (folder: Folder, bytes: Buffer) => releaseOf({ kind: 'archive', path: folder.write('workspace/c.tgz', bytes) })

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
    manifestDigest: '',
    otherSubcharts: [],
    calls: [],
  })
})

test('H37 other bytes than the locked ones are refused, both digests named, before anything reads them', async () => {
  using folder = scratchFolder()
  const bytes = gzipSync('no tar at all')
  const locked = sha256(Buffer.from('other'))

  const failed = chartsOf(folder.path).fetch({ ...archive(folder, bytes), digest: locked })

  await expect(failed).rejects.toMatchObject({ code: 'chart-invalid', message: expect.stringMatching(`c.tgz: .*${sha256(bytes)} found, ${locked} expected`) })
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
  ['a file of its own', 'templates/b.yaml', 'a.yaml'],
  ['a file of the workspace', 'templates/shared.yaml', '../../values/x.yml'],
])('T03 a folder with a link to %s is refused, and what it leads to is not read', async (_name, at, target) => {
  using folder = scratchFolder({ ...chart, 'workspace/.git/config': 'canary' })
  symlinkSync(target, join(folder.path, 'workspace/c', at))

  await expect(chartsOf(folder.path).fetch(inFolder(folder))).rejects.toMatchObject({
    code: 'chart-invalid',
    message: expect.stringContaining(`the link ${at}`),
  })
})

test('T03 a chart folder that a link brings into the workspace is refused', async () => {
  using folder = scratchFolder({ ...chart, 'outside/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n' })
  symlinkSync('../outside', join(folder.path, 'workspace/borrowed'))

  await expect(chartsOf(folder.path).fetch(releaseOf({ kind: 'folder', path: join(folder.path, 'workspace/borrowed/c') }))).rejects.toMatchObject({
    code: 'chart-invalid',
    message: expect.stringContaining('a link on the way to it leads out of the workspace'),
  })
})

test.runIf(existsSync(corpus))('every chart of the corpus is taken', async () => {
  using folder = scratchFolder({ 'workspace/x': '' })
  const charts = chartsOf(folder.path)

  const taken = await Promise.all(
    readdirSync(corpus).map(async (name) => {
      const [, chartName = '', version = ''] = /^(.+?)-(v?\d+\.\d+\.\d+.*)\.tgz$/.exec(name) ?? []
      const found = await charts.fetch(releaseOf({ kind: 'archive', path: join(corpus, name) }, { chart: chartName, version, subcharts: 'warn' }))
      return { name: `${found.name}-${found.version}.tgz`, otherSubcharts: found.otherSubcharts }
    }),
  )

  expect(taken.map(({ name }) => name)).toEqual(readdirSync(corpus))
  // Published with another kiali than its requirements name.
  expect(taken.filter(({ otherSubcharts }) => otherSubcharts.length > 0).map(({ name }) => name)).toEqual(['istio-1.4.0.tgz'])
})
