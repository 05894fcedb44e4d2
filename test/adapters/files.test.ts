import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFiles } from '../../src/adapters/files.ts'
import type { Files } from '../../src/ports/files.ts'
import { replace } from './replace.ts'

let outer = ''
let root = ''
let files: Files
const at = (path: string): string => join(root, path)
const put = (path: string, text: string | Uint8Array = 'x'): string => {
  mkdirSync(join(at(path), '..'), { recursive: true })
  writeFileSync(at(path), text)
  return at(path)
}
const everything = (): readonly string[] => readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted()

beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'sluice-files-'))
  root = join(outer, 'workspace')
  mkdirSync(root)
  files = createFiles(root)
})
afterEach(() => rmSync(outer, { recursive: true }))

test('a text is read as it is, and undefined where there is no file', async () => {
  put('a.yml', '\ufeffä: 1\r\n')

  expect(await files.readText(at('a.yml'))).toBe('\ufeffä: 1\r\n')
  expect(await files.readText(at('b.yml'))).toBeUndefined()
  expect(await files.readText(at('a.yml/below'))).toBeUndefined()
})

test.each([
  ['a folder', () => root],
  ['a device without an end', () => '/dev/zero'],
  ['bytes that are no UTF-8', () => put('bytes', Buffer.from([0x61, 0xff]))],
  [
    'a link to itself',
    () => {
      symlinkSync('loop', at('loop'))
      return at('loop')
    },
  ],
])('%s where a text belongs is the user’s to mend', async (_name, path) => {
  await expect(files.readText(path())).rejects.toMatchObject({ code: 'input-invalid', hint: expect.stringMatching(/./) })
})

test('a pipe that the user names is read to its end', async () => {
  const path = at('pipe')
  execFileSync('mkfifo', [path])
  const writer = once(spawn('sh', ['-c', `seq 100000 > '${path}'`], { stdio: 'ignore' }), 'exit')

  const text = await files.readGiven(path)

  expect(text?.split('\n')).toHaveLength(100_001)
  await writer
})

test('a device without an end that the user names is refused', async () => {
  await expect(files.readGiven('/dev/zero')).rejects.toMatchObject({ code: 'input-invalid', message: expect.stringContaining('256 MiB') })
})

test('a listing is in code-unit order, with "/" after folders and after links to them', async () => {
  put('B/x')
  put('a')
  put('c/x')
  symlinkSync('c', at('d'))
  symlinkSync('gone', at('e'))

  expect(await files.list(root)).toEqual(['B/', 'a', 'c/', 'd/', 'e'])
  expect(await files.list(at('nowhere'))).toEqual([])
})

test('a walk names regular files below a folder, and follows no link', async () => {
  put('r/b/c.yaml')
  put('r/b.yaml')
  put('r/Z.yaml')
  symlinkSync('/etc', at('r/etc'))
  symlinkSync('b.yaml', at('r/link.yaml'))

  expect(await files.walk(at('r'))).toEqual(['Z.yaml', 'b.yaml', 'b/c.yaml'])
  expect(await files.walk(at('nowhere'))).toEqual([])
})

test('a real path has every link resolved', async () => {
  put('r/a')
  symlinkSync('r', at('s'))

  expect(await files.realPath(at('s/a'))).toBe(execFileSync('realpath', [at('r/a')], { encoding: 'utf8' }).trim())
  expect(await files.realPath(at('gone'))).toBeUndefined()
})

test('a text is written beside its place and renamed, with the folders it needs', async () => {
  await files.writeText(at('values/e/snapshot.json'), 'one')
  await files.writeText(at('values/e/snapshot.json'), 'two')

  expect(readFileSync(at('values/e/snapshot.json'), 'utf8')).toBe('two')
  expect(everything()).toEqual(['values', 'values/e', 'values/e/snapshot.json'])
})

test('a folder is replaced as a whole: nothing of the old one stays', async () => {
  put('rendered/e/r/stale.yaml')
  put('rendered/e/other/kept.yaml')

  await replace(
    files,
    at('rendered/e/r'),
    new Map([
      ['a.yaml', 'a'],
      ['sub/b.yaml', 'b'],
    ]),
  )

  expect(await files.walk(root)).toEqual(['rendered/e/other/kept.yaml', 'rendered/e/r/a.yaml', 'rendered/e/r/sub/b.yaml'])
  expect(everything().filter((name) => name.includes('.sluice-'))).toEqual([])
})

test('no files at all take the folder away', async () => {
  put('rendered/e/r/stale.yaml')

  await replace(files, at('rendered/e/r'), new Map())
  await replace(files, at('rendered/e/never'), new Map())

  expect(everything()).toEqual(['rendered', 'rendered/e'])
})

test.each(['../x', 'a/../../x', '/etc/x', 'a//b', '', '.', String.raw`a\b`, 'a\0b'])(
  'T08 the file name %j is refused before anything is written',
  async (name) => {
    put('rendered/e/r/old.yaml', 'old')

    await expect(replace(files, at('rendered/e/r'), new Map([[name, 'x']]))).rejects.toThrow('no relative file name')

    expect(everything()).toEqual(['rendered', 'rendered/e', 'rendered/e/r', 'rendered/e/r/old.yaml'])
  },
)

test.each(['rendered', 'rendered/e', 'rendered/e/r'])(
  'T21 a link at %s that leads out of the workspace is refused, and what it leads to stays',
  async (place) => {
    const outside = join(outer, 'outside')
    mkdirSync(outside)
    writeFileSync(join(outside, 'precious'), 'x')
    mkdirSync(join(at(place), '..'), { recursive: true })
    symlinkSync(outside, at(place))

    await expect(replace(files, at('rendered/e/r'), new Map([['a', 'a']]))).rejects.toMatchObject({
      code: 'files-failed',
      message: expect.stringContaining(place),
    })
    await expect(files.writeText(at('rendered/e/r/a'), 'a')).rejects.toMatchObject({ code: 'files-failed' })

    expect(readdirSync(outside)).toEqual(['precious'])
  },
)

test('a link that stays in the workspace is fine', async () => {
  mkdirSync(at('store'))
  symlinkSync('store', at('rendered'))

  await replace(files, at('rendered/e/r'), new Map([['a', 'a']]))

  expect(readFileSync(at('store/e/r/a'), 'utf8')).toBe('a')
})

test('a folder outside of the workspace is never replaced', async () => {
  await expect(replace(files, join(outer, 'elsewhere'), new Map([['a', 'a']]))).rejects.toThrow('outside of the workspace')

  expect(existsSync(join(outer, 'elsewhere'))).toBe(false)
})

test('an unreadable file is said with path and cure', async () => {
  const path = put('secret.yml')
  chmodSync(path, 0)
  const isRoot = process.getuid?.() === 0

  const read = files.readText(path)

  if (isRoot) expect(await read).toBe('x')
  else await expect(read).rejects.toMatchObject({ code: 'files-failed', message: expect.stringContaining('secret.yml') })
})

test('files are written for everybody to read, as Git keeps them', async () => {
  await replace(files, at('rendered/e/r'), new Map([['a', 'a']]))

  expect(statSync(at('rendered/e/r/a')).mode & 0o111).toBe(0)
  expect(lstatSync(at('rendered/e/r')).isDirectory()).toBe(true)
})
