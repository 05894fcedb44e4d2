import { chmodSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCache } from '../../src/adapters/cache.ts'
import { evict } from '../../src/adapters/cache/evict.ts'
import { scratchFolder } from './chart-folder.ts'

const results = (root: string): string => join(root, 'sluice', 'results')

async function oneKept(root: string): Promise<string> {
  await createCache(join(root, 'sluice')).keep('key', 'text ü\n')
  const [name = ''] = readdirSync(results(root))
  return join(results(root), name)
}

test('a text comes back in another process, under its own key alone', async () => {
  using folder = scratchFolder()
  await oneKept(folder.path)

  const cache = createCache(join(folder.path, 'sluice'))

  expect([await cache.read('key'), await cache.read('other')]).toEqual(['text ü\n', undefined])
})

test('T21: what is kept is for our user alone', async () => {
  using folder = scratchFolder()
  const path = await oneKept(folder.path)

  expect([lstatSync(results(folder.path)).mode & 0o777, lstatSync(path).mode & 0o777]).toEqual([0o700, 0o600])
})

test.each([
  ['cut', (bytes: Buffer) => bytes.subarray(0, -1)],
  ['empty', () => Buffer.alloc(0)],
  ['with one other byte', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from('x')])],
  ['longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
])('T21: a text that is %s is not taken, and can be kept anew', async (_what, damage) => {
  using folder = scratchFolder()
  const path = await oneKept(folder.path)
  writeFileSync(path, damage(readFileSync(path)))

  const cache = createCache(join(folder.path, 'sluice'))

  expect(await cache.read('key')).toBeUndefined()
  await cache.keep('key', 'new')
  expect(await cache.read('key')).toBe('new')
})

test('T21: a link in the place of a text is not followed', async () => {
  using folder = scratchFolder()
  const path = await oneKept(folder.path)
  renameSync(path, join(folder.path, 'elsewhere'))
  symlinkSync(join(folder.path, 'elsewhere'), path)

  expect(await createCache(join(folder.path, 'sluice')).read('key')).toBeUndefined()
})

test('T21: a folder that others can write to, or a link in its place, is neither read nor written', async () => {
  using folder = scratchFolder()
  await oneKept(folder.path)
  chmodSync(results(folder.path), 0o770)
  const open = createCache(join(folder.path, 'sluice'))
  await open.keep('second', 'x')
  mkdirSync(join(folder.path, 'linked'))
  symlinkSync(results(folder.path), join(folder.path, 'linked/results'))
  const linked = createCache(join(folder.path, 'linked'))
  await linked.keep('second', 'x')

  expect([await open.read('key'), await linked.read('key'), readdirSync(results(folder.path)).length]).toEqual([undefined, undefined, 1])
})

test('a cache that cannot be written is no failure', async () => {
  using folder = scratchFolder({ sluice: 'a file' })
  const cache = createCache(join(folder.path, 'sluice'))

  await cache.keep('key', 'text')

  expect(await cache.read('key')).toBeUndefined()
})

const hours = (ago: number): Date => new Date(Date.now() - ago * 3_600_000)

test('what was not used for longest goes first, until the rest fits; so do the parts of killed runs', () => {
  using folder = scratchFolder({ old: 'x'.repeat(40), used: 'x'.repeat(40), fresh: 'x'.repeat(40), 'killed.1.1.part': 'x' })
  for (const [name, ago] of Object.entries({ old: 9, used: 2, fresh: 0, 'killed.1.1.part': 2 })) utimesSync(join(folder.path, name), hours(ago), hours(ago))

  evict(folder.path, 100)

  expect(readdirSync(folder.path).toSorted()).toEqual(['fresh', 'used'])
})
