import { join } from 'node:path'
import { expect, test } from 'vitest'
import { strictPolicy } from '../../src/model/workspace.ts'
import { refuseOtherBranch } from '../../src/pipeline/apply/refuse-other-branch.ts'
import { freshRepository } from './repository.ts'

const place = freshRepository()
const { git, adapter, put } = place

/** A commit on the branch that is checked out. */
function commit(text: string): string {
  put('a', text)
  git('add', '-A')
  git('commit', '-qm', text)
  return head()
}

const head = (at = 'HEAD'): string => git('rev-parse', at).trim()

/** The repository as a clone of what it is now, with that as its remote. */
function asClone(...flags: readonly string[]): string {
  const clone = join(place.outer, 'clone')
  git('clone', '-q', ...flags, `file://${place.root}`, clone)
  return clone
}

test('G13: without a remote the branches of the repository count, and HEAD may be detached', async () => {
  const first = commit('1')
  git('checkout', '-q', '--detach')
  const beside = commit('2')

  expect(await adapter().isOnBranch(first, ['main'])).toBe(true)
  expect(await adapter().isOnBranch(beside, ['main'])).toBe(false)
})

test.each([
  ['main', true],
  ['release/*', true],
  ['release', true],
  ['rel*', false],
])('G13: the branch that is checked out is asked by its name or a pattern: %s', async (branch, isHeld) => {
  commit('1')
  git('branch', 'relic')
  git('checkout', '-qb', branch === 'main' ? 'other' : 'release/1')
  if (branch === 'main') git('checkout', '-q', 'main')
  const held = commit('2')

  expect(await adapter().isOnBranch(held, [branch])).toBe(isHeld)
})

test('G13: in a clone it is what the remote has, not the branch of that name here', async () => {
  const merged = commit('1')
  const clone = asClone()
  git('-C', clone, 'commit', '-q', '--allow-empty', '-m', 'mine')
  const mine = git('-C', clone, 'rev-parse', 'main').trim()

  expect(await adapter(clone).isOnBranch(merged, ['main'])).toBe(true)
  expect(await adapter(clone).isOnBranch(mine, ['main'])).toBe(false)
})

test('G13: a shallow clone holds the tip, and cannot tell of another commit', async () => {
  commit('1')
  commit('2')
  const clone = asClone('--depth', '1')
  const tip = git('-C', clone, 'rev-parse', 'HEAD').trim()
  git('-C', clone, 'commit', '-q', '--allow-empty', '-m', 'mine')
  const mine = git('-C', clone, 'rev-parse', 'HEAD').trim()

  expect(await adapter(clone).isOnBranch(tip, ['main'])).toBe(true)
  await expect(adapter(clone).isOnBranch(mine, ['main'])).rejects.toMatchObject({ code: 'git-failed', hint: expect.stringContaining('--unshallow') })
})

test('G13: a branch that this clone does not know is no answer, also with HEAD detached as runners have it', async () => {
  const first = commit('1')
  const clone = asClone()
  git('-C', clone, 'checkout', '-q', '--detach')

  await expect(adapter(clone).isOnBranch(first, ['production'])).rejects.toMatchObject({
    code: 'git-failed',
    message: expect.stringContaining('refs/remotes/origin/production'),
    hint: expect.stringContaining('git fetch origin'),
  })
})

/** What apply asks of a commit, by the reviewed branches and by those that the commit itself names. */
const asked = (revision: string, reviewed: readonly string[], own: readonly string[]): Promise<void> =>
  refuseOtherBranch(
    { revision, environment: { name: 'e', policy: { ...strictPolicy, applyFrom: own } }, ports: { git: async () => adapter() } },
    { ...strictPolicy, applyFrom: reviewed },
  )

test.each([
  ['what was reviewed', ['main'], []],
  ['what the commit itself says of a new environment', [], ['main']],
  ['both, where the change names its own branch', ['main'], ['feature']],
])('G13: apply takes nothing from a branch that is not named, by %s', async (_by, reviewed, own) => {
  const merged = commit('1')
  git('checkout', '-qb', 'feature')
  const feature = commit('2')

  await expect(asked(feature, reviewed, own)).rejects.toMatchObject({ code: 'tree-modified' })
  await expect(asked(merged, reviewed, own)).resolves.toBeUndefined()
})

test('G13: where no branch is named, any commit may be applied', async () => {
  commit('1')
  git('checkout', '-qb', 'feature')

  await expect(asked(commit('2'), [], [])).resolves.toBeUndefined()
})

test('T19: attributes are those of the commit that is asked, whatever lies on the disk', async () => {
  put('.gitattributes', 'a -diff\n')
  const hiding = commit('1')
  put('.gitattributes', '')

  expect(await adapter().attributes(['a'], hiding)).toEqual([{ file: 'a', name: 'diff', value: 'unset' }])
  expect(await adapter().attributes(['a'])).toEqual([])
})
