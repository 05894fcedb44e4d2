import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from './chart-folder.ts'
import { packages, repository } from './chart-repository.ts'
import { loopback } from './loopback.ts'
import { chartsOf, releaseOf, sha256 } from './releases.ts'

test('T21 a kept archive with other bytes than its name says is pulled anew', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder)
  const digest = sha256(readFileSync(archive))
  folder.write(`cache/charts/sha256/${digest.slice(7)}.tgz`, 'swapped')
  await using server = await loopback(repository([archive]))

  const found = await chartsOf(folder.path).fetch(releaseOf({ kind: 'http', url: server.url }, { digest }))

  expect(sha256(readFileSync(found.path))).toBe(digest)
})

test('T21 the cache is for its owner alone, also where it stood open', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder)
  mkdirSync(join(folder.path, 'cache/charts/sha256'), { recursive: true, mode: 0o755 })
  await using server = await loopback(repository([archive]))

  await chartsOf(folder.path).fetch(releaseOf({ kind: 'http', url: server.url }, { digest: sha256(readFileSync(archive)) }))

  const modes = ['cache', 'cache/charts', 'cache/charts/sha256', 'cache/charts/manifests'].map((name) => statSync(join(folder.path, name)).mode & 0o777)
  expect(modes).toEqual([0o700, 0o700, 0o700, 0o700])
})

test.each(['cache', 'cache/charts', 'cache/charts/sha256', 'cache/charts/manifests'])('T21 a link at %s is not followed', async (name) => {
  using folder = scratchFolder({ 'elsewhere/x': '' })
  mkdirSync(dirname(join(folder.path, name)), { recursive: true })
  symlinkSync(join(folder.path, 'elsewhere'), join(folder.path, name))

  const failed = chartsOf(folder.path).fetch(releaseOf({ kind: 'http', url: 'http://127.0.0.1:9' }, { digest: sha256(Buffer.from('x')) }))

  await expect(failed).rejects.toMatchObject({ code: 'files-failed', message: expect.stringContaining(join(folder.path, name)) })
  expect(readdirSync(join(folder.path, 'elsewhere'))).toEqual(['x'])
})

test('T21 the folder of another user is no cache', async () => {
  using folder = scratchFolder({ 'cache/charts/x': '' })
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(join(folder.path, 'cache'), 12_345, 12_345)

  // Who is not root owns no "/".
  const failed = chartsOf(folder.path, {}, isRoot ? join(folder.path, 'cache') : '/').fetch(
    releaseOf({ kind: 'http', url: 'http://127.0.0.1:9' }, { digest: sha256(Buffer.from('x')) }),
  )

  await expect(failed).rejects.toMatchObject({ code: 'files-failed', message: expect.stringContaining('the folder of another user') })
})

test('two releases that want one chart at once pull it once', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder)
  await using server = await loopback(repository([archive]))
  const charts = chartsOf(folder.path)
  const release = releaseOf({ kind: 'http', url: server.url }, { digest: sha256(readFileSync(archive)) })

  await Promise.all([charts.fetch(release), charts.fetch({ ...release, name: 'other' })])

  expect(server.hits.filter((path) => path.endsWith('.tgz'))).toHaveLength(1)
})

test('what a killed pull left behind goes with the next one', async () => {
  using folder = scratchFolder()
  const [archive = ''] = await packages(folder)
  const left = join(folder.path, 'cache/charts/pull-killed')
  mkdirSync(left, { recursive: true })
  utimesSync(left, 0, 0)
  await using server = await loopback(repository([archive]))

  await chartsOf(folder.path).fetch(releaseOf({ kind: 'http', url: server.url }, { digest: sha256(readFileSync(archive)) }))

  expect(existsSync(left)).toBe(false)
})
