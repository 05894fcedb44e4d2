import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshRepository } from './repository.ts'

const place = freshRepository()
const { git, adapter, put } = place

test('a first commit holds rendered/ alone', async () => {
  put('rendered/e/r/a.yaml', 'a')
  put('values/e/environment.yml', 'x')

  const commit = await adapter().commit('rendered', 'Render r 1.0.0\n\nbody ü\n')

  expect(git('rev-parse', 'main').trim()).toBe(commit)
  expect(git('show', '--stat', '--format=%an <%ae> %cn%n%B', 'HEAD')).toMatch(
    /^A <a@example.com> C\nRender r 1\.0\.0\n\nbody ü\n[^]*rendered\/e\/r\/a\.yaml[^]* 1 file changed/,
  )
  expect(git('status', '--porcelain')).toBe('?? values/\n')
  expect(await adapter().head()).toBe(commit)
})

test('a commit takes what changed, came and went below rendered/, and nothing when nothing did', async () => {
  put('rendered/e/r/changed.yaml', 'old')
  put('rendered/e/r/gone.yaml', 'x')
  put('rendered/e/r/folder', 'a file')
  const first = await adapter().commit('rendered', 'one')
  put('rendered/e/r/changed.yaml', 'new')
  rmSync(join(place.root, 'rendered/e/r/gone.yaml'))
  rmSync(join(place.root, 'rendered/e/r/folder'))
  put('rendered/e/r/folder/a.yaml', 'in a folder')

  const second = await adapter().commit('rendered', 'two')
  const third = await adapter().commit('rendered', 'three')

  expect(git('diff', '--name-status', '--no-renames', String(first), String(second))).toBe(
    'M\trendered/e/r/changed.yaml\nD\trendered/e/r/folder\nA\trendered/e/r/folder/a.yaml\nD\trendered/e/r/gone.yaml\n',
  )
  expect(third).toBeUndefined()
  expect(git('status', '--porcelain')).toBe('')
})

test('removing all of rendered/ is a commit too', async () => {
  put('rendered/e/r/a.yaml', 'a')
  await adapter().commit('rendered', 'one')
  rmSync(join(place.root, 'rendered'), { recursive: true })

  expect(await adapter().commit('rendered', 'two')).toMatch(/^[0-9a-f]{40}$/)
  expect(git('ls-tree', '-r', 'HEAD')).toBe('')
})

test('what the user has staged elsewhere stays staged and uncommitted', async () => {
  put('values/e/v.yml', 'one')
  git('add', '-A')
  git('commit', '-qm', 'x')
  put('values/e/v.yml', 'two')
  git('add', 'values')
  put('values/e/v.yml', 'three')
  put('rendered/e/r/a.yaml', 'a')

  await adapter().commit('rendered', 'render')

  expect(git('show', '--format=', '--name-only', 'HEAD')).toBe('rendered/e/r/a.yaml\n')
  expect(git('status', '--porcelain')).toBe('MM values/e/v.yml\n')
  expect(git('show', ':values/e/v.yml')).toBe('two')
})

test('what the user has staged below rendered/ gives way to what stands there', async () => {
  put('rendered/e/r/a.yaml', 'staged')
  git('add', '-A')
  put('rendered/e/r/a.yaml', 'rendered')

  await adapter().commit('rendered', 'render')

  expect(git('show', 'HEAD:rendered/e/r/a.yaml')).toBe('rendered')
  expect(git('status', '--porcelain')).toBe('')
})

test('a workspace in a folder of the repository commits its own rendered/ alone', async () => {
  put('ws/rendered/e/r/a.yaml', 'a')
  put('rendered/other.yaml', 'x')
  const inner = adapter(join(place.root, 'ws'))

  expect(await inner.modified('rendered')).toEqual(['rendered/e/r/a.yaml'])
  const commit = await inner.commit('rendered', 'render')

  expect(git('ls-tree', '-r', '--name-only', 'HEAD')).toBe('ws/rendered/e/r/a.yaml\n')
  expect(await inner.tree(String(commit), 'rendered')).toEqual(new Map([['rendered/e/r/a.yaml', 'a']]))
  expect(await inner.modified('rendered')).toEqual([])
  expect(git('status', '--porcelain')).toBe('?? rendered/\n')
})

test('a repository of SHA-256 works alike', async () => {
  rmSync(join(place.root, '.git'), { recursive: true })
  git('init', '-q', '-b', 'main', '--object-format=sha256')
  put('rendered/e/r/a.yaml', 'a')
  await adapter().commit('rendered', 'one')
  put('rendered/e/r/a.yaml', 'b')

  expect(await adapter().modified('rendered')).toEqual(['rendered/e/r/a.yaml'])
  expect(await adapter().commit('rendered', 'two')).toMatch(/^[0-9a-f]{64}$/)
  expect(await adapter().modified('rendered')).toEqual([])
})

test('on a detached HEAD the commit follows HEAD, and no branch moves', async () => {
  git('commit', '-q', '--allow-empty', '-m', 'x')
  const before = git('rev-parse', 'main')
  git('checkout', '-q', '--detach')
  put('rendered/e/r/a.yaml', 'a')

  const commit = await adapter().commit('rendered', 'render')

  expect([git('rev-parse', 'HEAD').trim(), git('rev-parse', 'main')]).toEqual([commit, before])
})

test('without an identity, commit says how to set one and leaves everything as it was', async () => {
  put('rendered/e/r/a.yaml', 'a')

  await expect(adapter(place.root, {}).commit('rendered', 'x')).rejects.toMatchObject({
    code: 'git-failed',
    message: expect.stringContaining('who you are'),
    hint: expect.stringContaining('user.email'),
  })

  expect(await adapter().head()).toBeUndefined()
  expect(git('status', '--porcelain')).toBe('?? rendered/\n')
})

test('an identity of the user’s own settings is used', async () => {
  writeFileSync(join(place.outer, 'home/.gitconfig'), '[user]\n\tname = Me\n\temail = me@example.com\n')
  put('rendered/e/r/a.yaml', 'a')

  await adapter(place.root, {}).commit('rendered', 'x')

  expect(git('log', '-1', '--format=%an %ae %cn')).toBe('Me me@example.com Me\n')
})

test('while another git holds the index, nothing is committed', async () => {
  put('rendered/e/r/a.yaml', 'a')
  writeFileSync(join(place.root, '.git/index.lock'), '')

  await expect(adapter().commit('rendered', 'x')).rejects.toMatchObject({ code: 'git-failed', hint: expect.stringContaining('index.lock') })

  expect(await adapter().head()).toBeUndefined()
})

test('a link below rendered/ is not committed', async () => {
  put('rendered/e/r/a.yaml', 'a')
  symlinkSync('/etc/passwd', join(place.root, 'rendered/e/r/b.yaml'))

  await expect(adapter().commit('rendered', 'x')).rejects.toMatchObject({ code: 'git-failed', message: expect.stringContaining('rendered/e/r/b.yaml') })
})
