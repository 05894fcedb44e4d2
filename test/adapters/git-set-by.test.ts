import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshRepository } from './repository.ts'

const place = freshRepository()
const { git, adapter, put } = place

const commit = (author: string): void => {
  git('add', '-A')
  git('commit', '-qm', 'x', '--author', `${author} <a@example.com>`, '--date', '2026-08-11T09:00:00Z')
}

test('each line has the commit and author that last set it, whatever they are called', async () => {
  put('rendered/a.yaml', 'one\ntwo\nthree\n')
  commit('Ann')
  put('rendered/a.yaml', 'one\nother\nthree\n')
  put('rendered/b c.yaml', 'b\n')
  commit('Jo ::error::PWNED')
  const lines = [
    { file: 'rendered/a.yaml', line: 1 },
    { file: 'rendered/b c.yaml', line: 1 },
    { file: 'rendered/a.yaml', line: 2 },
    { file: 'rendered/a.yaml', line: 1 },
  ]

  const found = await adapter().setBy(lines, 'HEAD')

  expect(found.map((by) => by?.author)).toEqual(['Ann', 'Jo ::error::PWNED', 'Jo ::error::PWNED', 'Ann'])
  expect(found[2]).toMatchObject({ commit: await adapter().head(), time: '2026-08-11T09:00:00.000Z' })
})

test('a line that no commit holds, and a file that none holds, have nobody', async () => {
  put('rendered/a.yaml', 'one\n')
  commit('Ann')
  put('rendered/new.yaml', 'new\n')

  expect(
    await adapter().setBy(
      [
        { file: 'rendered/a.yaml', line: 9 },
        { file: 'rendered/new.yaml', line: 1 },
      ],
      'HEAD',
    ),
  ).toEqual([undefined, undefined])
})

test('an older commit knows nothing of what came after it', async () => {
  put('rendered/a.yaml', 'one\n')
  commit('Ann')
  const before = (await adapter().head()) ?? ''
  put('rendered/a.yaml', 'two\n')
  commit('Bert')

  expect((await adapter().setBy([{ file: 'rendered/a.yaml', line: 1 }], before))[0]?.author).toBe('Ann')
})

test('no program that the repository names is run', async () => {
  put('rendered/a.yaml', 'one\n')
  put('.gitattributes', '*.yaml diff=evil\n')
  commit('Ann')
  git('config', 'diff.evil.textconv', `touch ${join(place.root, 'ran')}; cat`)

  expect((await adapter().setBy([{ file: 'rendered/a.yaml', line: 1 }], 'HEAD'))[0]?.author).toBe('Ann')
  expect(existsSync(join(place.root, 'ran'))).toBe(false)
})
