import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshRepository } from './repository.ts'

const place = freshRepository()
const { git, adapter, put, users } = place

test('a folder in a work tree is a repository, one outside is none', async () => {
  mkdirSync(join(place.root, 'deep'))

  expect(await adapter().isRepository()).toBe(true)
  expect(await adapter(join(place.root, 'deep')).isRepository()).toBe(true)
  expect(await adapter(join(place.outer, 'home')).isRepository()).toBe(false)
})

test('a fresh repository has no head, no base and no tree, and all that is there is modified', async () => {
  put('rendered/e/r/a.yaml', 'a')

  expect([await adapter().head(), await adapter().base(), await adapter().modified('rendered')]).toEqual([undefined, undefined, ['rendered/e/r/a.yaml']])
})

test('modified names what differs from HEAD, is missing, new or ignored, by bytes', async () => {
  put('.gitignore', '*.log\n')
  for (const name of ['same', 'changed', 'missing', 'link']) put(`rendered/${name}.yaml`, name)
  git('add', '-A')
  git('commit', '-qm', 'x')
  put('rendered/changed.yaml', 'other')
  rmSync(join(place.root, 'rendered/missing.yaml'))
  rmSync(join(place.root, 'rendered/link.yaml'))
  symlinkSync('same.yaml', join(place.root, 'rendered/link.yaml'))
  put('rendered/new.yaml', 'n')
  put('rendered/ignored.log', 'n')
  put(`rendered/.sluice-new-1-1-1-r/a`, 'unfinished')
  put('values/other', 'x')

  expect(await adapter().modified('rendered')).toEqual([
    'rendered/changed.yaml',
    'rendered/ignored.log',
    'rendered/link.yaml',
    'rendered/missing.yaml',
    'rendered/new.yaml',
  ])
})

test('a tree is read byte for byte at any revision: empty files, no final newline, lines that look like answers', async () => {
  const texts = { 'rendered/e/empty.yaml': '', 'rendered/e/r/ü "x".yaml': 'ä\n', 'rendered/e/r/b.yaml': '0000 blob 3\nno newline at the end' }
  for (const [path, text] of Object.entries(texts)) put(path, text)
  put('values/x', 'x')
  const commit = await adapter().commit('rendered', 'one')
  put('rendered/e/r/b.yaml', 'later')
  await adapter().commit('rendered', 'two')

  expect(await adapter().tree(String(commit), 'rendered')).toEqual(new Map(Object.entries(texts)))
  expect(await adapter().tree('HEAD', 'rendered/e/r/b.yaml')).toEqual(new Map([['rendered/e/r/b.yaml', 'later']]))
  expect(await adapter().tree('HEAD', 'rendered/nowhere')).toEqual(new Map())
})

test('the base is where HEAD left the default branch', async () => {
  git('commit', '-q', '--allow-empty', '-m', 'one')
  const fork = git('rev-parse', 'HEAD').trim()
  git('checkout', '-q', '-b', 'change')
  git('commit', '-q', '--allow-empty', '-m', 'two')
  git('commit', '-q', '--allow-empty', '-m', 'three')
  git('checkout', '-q', 'main')
  git('commit', '-q', '--allow-empty', '-m', 'meanwhile')
  git('checkout', '-q', 'change')

  expect(await adapter().base()).toBe(fork)
})

test('on the default branch itself the base is the commit before, and there is none before the first', async () => {
  git('commit', '-q', '--allow-empty', '-m', 'one')
  expect(await adapter().base()).toBeUndefined()

  const first = git('rev-parse', 'HEAD').trim()
  git('commit', '-q', '--allow-empty', '-m', 'two')
  expect(await adapter().base()).toBe(first)
})

test('what the remote calls its default counts before a branch called main', async () => {
  git('commit', '-q', '--allow-empty', '-m', 'one')
  const trunk = git('rev-parse', 'HEAD').trim()
  git('update-ref', 'refs/remotes/origin/trunk', trunk)
  git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk')
  git('commit', '-q', '--allow-empty', '-m', 'two')
  git('commit', '-q', '--allow-empty', '-m', 'three')

  expect(await adapter().base()).toBe(trunk)
})

test('in a shallow clone the base is not "none": it says how to get it', async () => {
  git('commit', '-q', '--allow-empty', '-m', 'one')
  git('commit', '-q', '--allow-empty', '-m', 'two')
  execFileSync('git', ['clone', '-q', '--depth=1', `file://${place.root}`, join(place.outer, 'shallow')], { env: users() })

  await expect(adapter(join(place.outer, 'shallow')).base()).rejects.toMatchObject({ code: 'git-failed', hint: expect.stringContaining('--unshallow') })
})

test('a revision resolves to its commit, or is a mistake of usage', async () => {
  git('commit', '-q', '--allow-empty', '-m', 'one')
  git('tag', '-a', '-m', 'x', 'v1')
  const commit = git('rev-parse', 'HEAD').trim()

  expect([await adapter().resolve('v1'), await adapter().resolve('main'), await adapter().resolve(commit.slice(0, 8))]).toEqual([commit, commit, commit])
  for (const revision of ['nowhere', '-h', '--all', '', 'main..v1', 'a\nb', 'HEAD:'])
    await expect(adapter().resolve(revision)).rejects.toMatchObject({ code: 'usage' })
})

test('a copy of a commit has the bytes of its regular files, in a folder that goes when it is no longer wanted', async () => {
  const bytes = Buffer.from([0, 255, 13, 10, 128])
  put('copied/deep/chart.tgz', bytes.toString('latin1'))
  writeFileSync(join(place.root, 'copied/deep/chart.tgz'), bytes)
  put('.gitattributes', 'copied/deep/chart.tgz text eol=crlf\n')
  put('other/file', 'x')
  symlinkSync('deep', join(place.root, 'copied/link'))
  git('add', '-A', '-f')
  git('commit', '-qm', 'copied')
  const copy = await adapter().copy('HEAD', ['copied/deep', 'copied/link'])

  expect(readdirSync(copy.folder, { recursive: true }).map(String).toSorted()).toEqual(['copied', 'copied/deep', 'copied/deep/chart.tgz'])
  expect(readFileSync(join(copy.folder, 'copied/deep/chart.tgz'))).toEqual(
    execFileSync('git', ['cat-file', 'blob', 'HEAD:copied/deep/chart.tgz'], { cwd: place.root }),
  )

  await copy.discard()
  expect(existsSync(copy.folder)).toBe(false)
})
