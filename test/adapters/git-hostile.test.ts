import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshRepository, identity } from './repository.ts'

const place = freshRepository()
const { git, adapter, put } = place

test('T20 a repository whose settings name programs runs none of them, whatever is asked', async () => {
  const canary = join(place.outer, 'canary')
  writeFileSync(join(place.outer, 'evil'), `#!/bin/sh\necho "$0 $@" >> ${canary}\ncat\n`)
  chmodSync(join(place.outer, 'evil'), 0o755)
  const evil = join(place.outer, 'evil')
  put('.gitattributes', '* filter=evil diff=evil\n')
  put('rendered/e/r/a.yaml', 'a')
  await adapter().commit('rendered', 'one')
  for (const hook of [
    'pre-commit',
    'post-commit',
    'commit-msg',
    'prepare-commit-msg',
    'reference-transaction',
    'post-index-change',
    'post-checkout',
    'fsmonitor-watchman',
  ]) {
    mkdirSync(join(place.root, '.git/hooks'), { recursive: true })
    symlinkSync(evil, join(place.root, '.git/hooks', hook))
  }
  const settings = [
    'core.fsmonitor',
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.evil.process',
    'diff.evil.textconv',
    'diff.external',
    'core.pager',
    'core.editor',
    'core.sshCommand',
    'core.askPass',
    'gpg.program',
    'credential.helper',
  ]
  for (const setting of settings) git('config', setting, evil)
  git('config', 'commit.gpgSign', 'true')
  git('config', 'core.alternateRefsCommand', evil)
  rmSync(canary, { force: true })
  put('rendered/e/r/a.yaml', 'b')
  put('rendered/e/r/b.yaml', 'b')

  const repository = adapter()
  await repository.isRepository()
  await repository.modified('rendered')
  const commit = await repository.commit('rendered', 'two')
  await repository.modified('rendered')
  await repository.tree(String(commit), 'rendered')
  await repository.base()
  await repository.resolve('HEAD')

  expect(existsSync(canary) ? readFileSync(canary, 'utf8') : '').toBe('')
  expect(commit).toMatch(/^[0-9a-f]{40}$/)
  git('status')
  expect(existsSync(canary), 'git by itself runs them').toBe(true)
})

test('T20 a promised object that is missing is not fetched by a program of the settings', async () => {
  const canary = join(place.outer, 'canary')
  writeFileSync(join(place.outer, 'evil'), `#!/bin/sh\ntouch ${canary}\n`)
  chmodSync(join(place.outer, 'evil'), 0o755)
  put('rendered/e/r/a.yaml', 'a')
  const commit = await adapter().commit('rendered', 'one')
  const blob = git('rev-parse', 'HEAD:rendered/e/r/a.yaml').trim()
  rmSync(join(place.root, '.git/objects', blob.slice(0, 2), blob.slice(2)))
  for (const [key, value] of [
    ['core.repositoryFormatVersion', '1'],
    ['extensions.partialClone', 'origin'],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.url', 'ssh://example.invalid/x'],
    ['core.sshCommand', join(place.outer, 'evil')],
  ])
    git('config', key ?? '', value ?? '')

  await expect(adapter().tree(String(commit), 'rendered')).rejects.toMatchObject({ code: 'git-failed' })

  expect(existsSync(canary)).toBe(false)
  expect(() => git('cat-file', '-p', blob)).toThrow()
  expect(existsSync(canary), 'git by itself runs it').toBe(true)
})

test('a replaced object does not stand in for the committed one', async () => {
  put('rendered/e/r/a.yaml', 'reviewed')
  const commit = await adapter().commit('rendered', 'one')
  const reviewed = git('rev-parse', 'HEAD:rendered/e/r/a.yaml').trim()
  put('other', 'swapped')
  git('replace', reviewed, git('hash-object', '-w', 'other').trim())

  expect(await adapter().tree(String(commit), 'rendered')).toEqual(new Map([['rendered/e/r/a.yaml', 'reviewed']]))
})

test('variables of a surrounding git do not lead it elsewhere', async () => {
  put('rendered/e/r/a.yaml', 'a')
  const commit = await adapter().commit('rendered', 'one')
  const elsewhere = {
    GIT_DIR: join(place.outer, 'home'),
    GIT_WORK_TREE: place.outer,
    GIT_INDEX_FILE: join(place.outer, 'index'),
    GIT_OBJECT_DIRECTORY: place.outer,
  }

  expect(await adapter(place.root, { ...identity, ...elsewhere }).head()).toBe(commit)
})
