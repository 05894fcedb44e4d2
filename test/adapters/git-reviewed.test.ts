import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshRepository } from './repository.ts'

const repository = freshRepository()
const { git, put } = repository

function commit(text: string): string {
  put('file', text)
  git('add', '-A')
  git('commit', '-q', '-m', text)
  return git('rev-parse', 'HEAD').trim()
}

const cloned = (...flags: readonly string[]): string => {
  const folder = join(repository.outer, 'clone')
  execFileSync('git', ['clone', '-q', ...flags, `file://${repository.root}`, folder], { env: repository.users(), stdio: 'pipe' })
  return folder
}

test('nothing is reviewed where nothing is committed', async () => {
  expect(await repository.adapter().reviewed()).toBeUndefined()
})

test('on the default branch it is HEAD, on another one the commit where it began', async () => {
  const first = commit('1')
  const second = commit('2')

  expect(await repository.adapter().reviewed()).toBe(second)
  git('checkout', '-q', '-b', 'change', first)
  commit('3')
  commit('4')
  expect(await repository.adapter().reviewed()).toBe(first)
})

test('in a merge of a change into the default branch it is the tip of the default branch', async () => {
  commit('1')
  git('checkout', '-q', '-b', 'change')
  put('other', 'x')
  commit('1')
  git('checkout', '-q', 'main')
  const tip = commit('2')
  git('checkout', '-q', '--detach')
  git('merge', '-q', '--no-ff', '--no-edit', 'change')

  expect(await repository.adapter().reviewed()).toBe(tip)
})

test('a branch that shares nothing with the default branch is judged by its tip', async () => {
  const tip = commit('1')
  git('checkout', '-q', '--orphan', 'apart')
  commit('2')

  expect(await repository.adapter().reviewed()).toBe(tip)
})

test('a repository of its own with another branch than main has nobody else to ask', async () => {
  git('checkout', '-q', '-b', 'trunk')
  const tip = commit('1')

  expect(await repository.adapter().reviewed()).toBe(tip)
})

test('a clone that knows a remote and no default branch cannot tell', async () => {
  commit('1')
  git('branch', '-q', 'change')
  const folder = cloned('--single-branch', '--branch', 'change')

  await expect(repository.adapter(folder).reviewed()).rejects.toMatchObject({ code: 'git-failed', hint: expect.stringContaining('git fetch origin') })
})

test('a clone that is too shallow to hold the commit cannot tell', async () => {
  commit('1')
  git('checkout', '-q', '-b', 'change')
  commit('2')
  git('checkout', '-q', 'main')
  commit('3')
  const folder = cloned('--depth', '1', '--no-single-branch', '--branch', 'change')

  await expect(repository.adapter(folder).reviewed()).rejects.toMatchObject({ code: 'git-failed', message: expect.stringContaining('shallow') })
})

test('a commit of the past is its own review where the default branch holds it, and is compared with the one before it', async () => {
  const first = commit('1')
  const second = commit('2')
  commit('3')

  expect(await repository.adapter().reviewed(second)).toBe(second)
  expect(await repository.adapter().base(second)).toBe(first)
})

test('a commit is merged where the default branch holds it', async () => {
  const merged = commit('1')
  git('checkout', '-q', '-b', 'change')
  const unmerged = commit('2')

  expect([await repository.adapter().isMerged(merged), await repository.adapter().isMerged(unmerged)]).toEqual([true, false])
})

test('the entries of a folder at a commit are those of then, folders marked', async () => {
  put('values/e/environment.yml', '')
  put('values/note', '')
  const then = commit('1')
  git('rm', '-rq', 'values')
  const now = commit('2')

  expect(await repository.adapter().list(then, 'values')).toEqual(['e/', 'note'])
  expect(await repository.adapter().list(now, 'values')).toEqual([])
})
