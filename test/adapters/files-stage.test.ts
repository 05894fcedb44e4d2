import { readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createFiles } from '../../src/adapters/files.ts'
import { scratchFolder, type Folder } from './chart-folder.ts'

const release = (folder: Folder): string => join(folder.path, 'rendered/e/r')
const texts = new Map([
  ['same.yaml', 'same'],
  ['changed.yaml', 'new'],
])
const standing = { 'rendered/e/r/same.yaml': 'same', 'rendered/e/r/changed.yaml': 'old', 'rendered/e/r/gone.yaml': 'gone' }

test('a file that stays the same stays the very file that it was, with its inode and its time', async () => {
  using folder = scratchFolder(standing)
  utimesSync(join(release(folder), 'same.yaml'), 1, 1)
  const before = statSync(join(release(folder), 'same.yaml'))

  await (await createFiles(folder.path).stage(release(folder), texts, new Set(['same.yaml']))).putInPlace()

  const after = statSync(join(release(folder), 'same.yaml'))
  expect([after.ino, after.mtimeMs, after.nlink]).toEqual([before.ino, before.mtimeMs, 1])
  expect(readdirSync(release(folder)).toSorted()).toEqual(['changed.yaml', 'same.yaml'])
  expect(readFileSync(join(release(folder), 'changed.yaml'), 'utf8')).toBe('new')
})

test('a file that is the same but gone by now is written', async () => {
  using folder = scratchFolder()

  await (await createFiles(folder.path).stage(release(folder), texts, new Set(['same.yaml']))).putInPlace()

  expect(readFileSync(join(release(folder), 'same.yaml'), 'utf8')).toBe('same')
})

test('what is built is not to be seen before it is put in place, and nothing of it stays when it is discarded', async () => {
  using folder = scratchFolder(standing)
  const files = createFiles(folder.path)

  const staged = await files.stage(release(folder), texts, new Set())
  const seen = await files.walk(folder.path)
  await staged.discard()

  expect(seen).toEqual(Object.keys(standing).toSorted())
  expect(readdirSync(join(folder.path, 'rendered/e'))).toEqual(['r'])
})

// Longer than the time for which a fingerprint is not given.
const settled = 2_100

test('a fingerprint stays while no byte changes, and is gone when one did: even with the same size and the time set back', async () => {
  using folder = scratchFolder(standing)
  const files = createFiles(folder.path)
  const path = join(release(folder), 'same.yaml')
  const fresh = await files.fingerprint(release(folder))
  await setTimeout(settled)
  const before = await files.fingerprint(release(folder))
  const again = await files.fingerprint(release(folder))

  const { atime, mtime } = statSync(path)
  writeFileSync(path, 'SAME')
  utimesSync(path, atime, mtime)
  const justNow = await files.fingerprint(release(folder))
  await setTimeout(settled)
  const after = await files.fingerprint(release(folder))

  expect([fresh, justNow]).toEqual([undefined, undefined])
  expect(before).toMatch(/^[\da-f]{64}$/)
  expect(again).toBe(before)
  expect(after).toMatch(/^[\da-f]{64}$/)
  expect(after).not.toBe(before)
})

test('there is no fingerprint of a folder that is not there', async () => {
  using folder = scratchFolder()

  expect(await createFiles(folder.path).fingerprint(release(folder))).toBeUndefined()
})
