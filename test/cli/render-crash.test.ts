import { execFile, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFiles } from '../../src/adapters/files.ts'
import { oneRelease, configMap, sluice, scratch } from './workspace.ts'

// The calls by which a run changes the disk. Each is made by the main thread, so that the N-th one is the same in every run.
const mutating = 'mkdir,rename,link,unlink,rmdir,write'

const hasStrace = spawnSync('strace', ['-V']).status === 0
const program = fileURLToPath(new URL('../../scripts/sluice.ts', import.meta.url))

const outer = mkdtempSync(join(tmpdir(), 'sluice-crash-'))
const env = { ...process.env, XDG_CACHE_HOME: join(outer, 'cache'), SLUICE_HELM: 'embedded', UV_THREADPOOL_SIZE: '1', UV_USE_IO_URING: '0', NO_COLOR: '1' }
const [oldRoot, newRoot] = [join(outer, 'old'), join(outer, 'new')]

/** Every file below rendered/, as whoever reads it next sees it: path → text. */
async function seen(root: string): Promise<Record<string, string>> {
  const names = await createFiles(root).walk(join(root, 'rendered'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, 'rendered', name), 'utf8')]))
}

const releases = ['r', 's'] as const
const ofRelease = (tree: Record<string, string>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(tree).filter(([path]) => path.startsWith(`e/${name}/`)))

const filesOf = (value: string): Record<string, string> => ({
  ...oneRelease({
    'm.yaml': configMap('{{ .Release.Name }}-m', `{ a: "${value}" }`),
    'k.yaml': configMap('{{ .Release.Name }}-k'),
    [`${value}.yaml`]: configMap(`{{ .Release.Name }}-${value}`),
  }),
  'values/e/environment.yml': `releases:\n${releases.map((name) => `  - { name: ${name}, namespace: ns, chart: c, repository: ../_charts/c, version: 1.0.0 }\n`).join('')}`,
})

/** `render` under strace, with a fault at the N-th call; 'none' counts the calls instead. */
function faulty(root: string, fault: string, log: string): Promise<number> {
  const inject = fault === '' ? [] : ['-e', `inject=${mutating}:${fault}`]
  const args = ['-f', '-qq', '-o', log, '-e', `trace=${mutating}`, ...inject, process.execPath, program, 'render', '--workspace', root]
  return new Promise((resolve) => {
    execFile('strace', args, { env }, (error) => resolve(error === null ? 0 : Number(error.code ?? -1)))
  })
}

/** A copy of the old tree beside the new values, committed in Git as the new tree will be. */
function place(name: string): string {
  const root = join(outer, name)
  cpSync(newRoot, root, { recursive: true })
  rmSync(join(root, 'rendered'), { recursive: true })
  cpSync(join(oldRoot, 'rendered'), join(root, 'rendered'), { recursive: true })
  return root
}

let old: Record<string, string> = {}
let fresh: Record<string, string> = {}
let calls = 0

// What every later run renders is in the cache by then, so that no helm is started and each run is short.
beforeAll(async () => {
  for (const [root, value] of [
    [oldRoot, 'old'],
    [newRoot, 'new'],
  ] as const) {
    using made = scratch(filesOf(value))
    cpSync(made.root, root, { recursive: true })
    await sluice(['render', '--workspace', root], { env })
  }
  spawnSync('sh', ['-c', 'git init -q && git add -A && git -c user.name=T -c user.email=t@example.com commit -qm new'], { cwd: newRoot })
  old = await seen(oldRoot)
  fresh = await seen(newRoot)
  if (hasStrace) calls = await countCalls()
})
afterAll(() => rmSync(outer, { recursive: true, force: true }))

async function countCalls(): Promise<number> {
  const log = join(outer, 'calls')
  await faulty(place('counted'), '', log)
  const lines = readFileSync(log, 'utf8').split('\n')
  // The first process of the log is the main thread.
  const [main = ''] = lines[0]?.split(' ') ?? []
  return lines.filter((line) => line.startsWith(`${main} `) && line.includes('(')).length
}

async function after(name: string, fault: string) {
  const root = place(name)
  await faulty(root, fault, '/dev/null')
  const torn = await seen(root)
  const isWhole = releases.every((release) =>
    [old, fresh].some((tree) => JSON.stringify(ofRelease(tree, release)) === JSON.stringify(ofRelease(torn, release))),
  )
  const { code } = await sluice(['render', '--workspace', root], { env })
  const left = readdirSync(join(root, 'rendered'), { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('.sluice-'))
  const { stdout } = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' })
  const tree = await seen(root)
  rmSync(root, { recursive: true })
  return { isWhole, code, left, tree, status: stdout }
}

/** Tries a fault at every call, or at so many that are evenly spread, since each costs two runs. */
async function holdsAfter(fault: string, most: number): Promise<void> {
  const step = Math.ceil(calls / most)
  const places = Array.from({ length: calls }, (_, index) => index + 1).filter((number) => number % step === 0)
  const queue = places.values()
  const work = async (): Promise<void> => {
    for (const when of queue) {
      const found = await after(`${fault.split('=')[1]}-${when}`, `${fault}:when=${when}`)
      expect({ when, ...found }).toEqual({ when, isWhole: true, code: 0, left: [], tree: fresh, status: '' })
    }
  }
  await Promise.all([work(), work()])
}

describe.runIf(hasStrace)('render, with a fault at each call that changes the disk', () => {
  test('the fault comes at calls of its own: there are some, and the two trees differ', () => {
    expect(calls).toBeGreaterThan(20)
    expect(fresh).not.toEqual(old)
    expect(Object.keys(fresh)).toHaveLength(8)
  })

  test('promise 6, § 5.3: killed there, each release is the old one or the new one, and the next run makes all new and leaves nothing behind', async () => {
    await holdsAfter('signal=KILL', calls)
  }, 900_000)

  test.each(['ENOSPC', 'EIO', 'EROFS'])(
    '§ 5.2: refused there with %s, each release is the old one or the new one, and the next run makes all new',
    async (error) => {
      await holdsAfter(`error=${error}`, 12)
    },
    900_000,
  )
})
