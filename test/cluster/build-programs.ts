import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildFlags, type ProgramSet } from './programs.ts'

// The holder touches its lock every 2 s; one that stayed untouched for 30 s belongs to a run that was killed.
const beatMs = 2_000
const staleMs = 30_000

/** Builds a set beside its folder and renames it into place, so that a killed build leaves nothing that looks finished. */
export async function buildPrograms({ programs }: ProgramSet, modules: string, folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true })
  await withLock(`${folder}.lock`, async () => {
    if (statSync(folder, { throwIfNoEntry: false }) !== undefined) return // Another run built it while this one waited.
    const beside = `${folder}.part`
    rmSync(beside, { recursive: true, force: true })
    for (const program of programs) {
      await goBuild(join(modules, program.module), ['-o', join(beside, program.name), program.package])
    }
    renameSync(beside, folder)
  })
}

async function withLock(path: string, work: () => Promise<void>): Promise<void> {
  while (!take(path)) await sleep(beatMs)
  const beat = setInterval(() => utimesSync(path, new Date(), new Date()), beatMs)
  try {
    await work()
  } finally {
    clearInterval(beat)
    rmSync(path, { force: true })
  }
}

/** Two runs may both break one stale lock and build twice; the rename keeps even that harmless. */
function take(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const held = statSync(path, { throwIfNoEntry: false })
  if (held !== undefined && Date.now() - held.mtimeMs > staleMs) rmSync(path, { force: true })
  return false
}

async function goBuild(moduleFolder: string, target: readonly string[]): Promise<void> {
  const args = ['-n', '10', 'go', 'build', ...buildFlags, `-ldflags=${linkerFlags(moduleFolder)}`, ...target]
  const child = spawn('nice', args, { cwd: moduleFolder, env: { ...process.env, GOWORK: 'off' }, stdio: ['ignore', 'ignore', 'pipe'] })
  const started = Date.now()
  const say = (): boolean => process.stderr.write(`building ${target.at(-1)} for the tests, ${Math.round((Date.now() - started) / 1000)} s (once: minutes)\n`)
  say()
  const heartbeat = setInterval(say, staleMs)
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)))
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  child.on('error', reject)
  child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`go build ${target.at(-1)} exited ${code}: ${said.trim()}`))))
  await promise.finally(() => clearInterval(heartbeat))
}

/** A server of Kubernetes reports the version that is linked in; without these lines it calls itself v0.0.0. */
function linkerFlags(moduleFolder: string): string {
  const pinned = /k8s\.io\/kubernetes v((\d+)\.(\d+)\.\d+)/.exec(readFileSync(join(moduleFolder, 'go.mod'), 'utf8'))
  if (pinned === null) return '-s -w'
  const [, version = '', major = '', minor = ''] = pinned
  const variable = 'k8s.io/component-base/version'
  return `-s -w -X ${variable}.gitVersion=v${version} -X ${variable}.gitMajor=${major} -X ${variable}.gitMinor=${minor}`
}
