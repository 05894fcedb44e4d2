import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFiles } from '../../src/adapters/files.ts'
import { birthOf } from '../../src/adapters/files/process-birth.ts'
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

beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'sluice-files-'))
  root = join(outer, 'workspace')
  mkdirSync(root)
  files = createFiles(root)
})
afterEach(() => rmSync(outer, { recursive: true }))

const writer = (): string => `
import { createFiles } from ${JSON.stringify(new URL('../../src/adapters/files.ts', import.meta.url))}
import { replace } from ${JSON.stringify(new URL('replace.ts', import.meta.url))}
const files = createFiles(${JSON.stringify(root)})
const tree = (text) => new Map(Array.from({ length: 40 }, (_, index) => ['f' + index, text]))
`

test('promise 6: a kill at any moment leaves the old tree or the new one, and the next run clears what is left', async () => {
  writeFileSync(
    join(outer, 'loop.ts'),
    `${writer()} for (let round = 0; ; round += 1) await replace(files, ${JSON.stringify(at('rendered/e/r'))}, tree(String(round)))`,
  )
  for (let round = 0; round < 12; round += 1) {
    const child = spawn(process.execPath, [join(outer, 'loop.ts')], { stdio: 'ignore' })
    while (!existsSync(at('rendered/e/r'))) await new Promise((resolve) => setTimeout(resolve, 5))
    await new Promise((resolve) => setTimeout(resolve, 3 * round))
    child.kill('SIGKILL')
    await once(child, 'exit')

    const names = await files.walk(at('rendered/e/r'))
    const texts = new Set(names.map((name) => readFileSync(join(at('rendered/e/r'), name), 'utf8')))

    expect([names.length, texts.size]).toEqual([40, 1])
    expect(readdirSync(at('rendered/e'))).toEqual(['r'])
  }
})

test.runIf(spawnSync('strace', ['-V']).status === 0)('promise 6: killed between the two renames, the old tree comes back at the next read', async () => {
  writeFileSync(join(outer, 'once.ts'), `${writer()} await replace(files, ${JSON.stringify(at('rendered/e/r'))}, tree('new'))`)
  put('rendered/e/r/old.yaml', 'old')
  const inject = ['-f', '-qq', '-o', '/dev/null', '-e', 'trace=rename', '-e', 'inject=rename:signal=KILL:when=2']

  spawnSync('strace', [...inject, process.execPath, join(outer, 'once.ts')])

  const between = readdirSync(at('rendered/e'))
  expect(between.some((name) => name.startsWith('.sluice-old-'))).toBe(true)
  expect(await files.walk(at('rendered/e/r'))).toEqual(['old.yaml'])
  expect(readdirSync(at('rendered/e'))).toEqual(['r'])
})

test('what a running process has begun is left alone, and is not listed', async () => {
  const running = `.sluice-new-${process.ppid}-${birthOf(process.ppid)}-1-r`
  put(`rendered/e/${running}/a`)

  expect(await files.list(at('rendered/e'))).toEqual([])
  expect(await files.walk(at('rendered'))).toEqual([])
  await replace(files, at('rendered/e/r'), new Map([['a', 'a']]))
  expect(readdirSync(at('rendered/e'))).toEqual([running, 'r'])
})

test('two runs that replace one folder at once both succeed, and one tree stands', async () => {
  const target = JSON.stringify(at('rendered/e/r'))
  writeFileSync(
    join(outer, 'busy.ts'),
    `${writer()} for (let round = 0; round < 60; round += 1) await replace(files, ${target}, tree(process.pid + ' ' + round))`,
  )
  const both = [1, 2].map(() => spawn(process.execPath, [join(outer, 'busy.ts')], { stdio: 'inherit' }))

  const codes = await Promise.all(both.map((child) => once(child, 'exit').then(([code]: unknown[]) => code)))

  const texts = new Set(readdirSync(at('rendered/e/r')).map((name) => readFileSync(join(at('rendered/e/r'), name), 'utf8')))
  expect([codes, texts.size, readdirSync(at('rendered/e'))]).toEqual([[0, 0], 1, ['r']])
})

test.runIf(spawnSync('unshare', ['-rm', 'true']).status === 0)('ENOSPC: a full disk is said with path and cure, and the old tree stands', () => {
  const program = `${writer()}
    try { await replace(files, ${JSON.stringify(at('rendered/e/r'))}, new Map([['big', 'x'.repeat(200000)]])) }
    catch (error) { console.log(error.code, error.message, error.hint) }
    console.log(await files.walk(${JSON.stringify(at('rendered'))}))`
  writeFileSync(join(outer, 'full.ts'), program)
  const script = `mount -t tmpfs -o size=64k none ${root} && mkdir -p ${root}/rendered/e/r && echo old > ${root}/rendered/e/r/old && exec ${process.execPath} ${join(outer, 'full.ts')}`

  const { stdout } = spawnSync('unshare', ['-rm', 'sh', '-c', script], { encoding: 'utf8' })

  expect(stdout).toMatch(/files-failed Cannot write .*rendered\/e\/r: the disk is full Free some space/)
  expect(stdout).toContain("[ 'e/r/old' ]")
})
