import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../scripts/sluice.ts', import.meta.url))
const failingProgram = fileURLToPath(new URL('../failpoints/sluice.ts', import.meta.url))

// Most of what a short run costs is reading TypeScript: two thirds of the processor time of `drift`, and the same text for every story.
const compiled = join(tmpdir(), 'sluice-chaos-compiled')

/** One process of the program, while it goes. */
export type Running = { readonly pid: number; readonly ended: Promise<Ended>; isOver(): boolean }

export type Ended = {
  /** -1 where a signal ended it. */
  readonly code: number
  readonly out: string
  readonly err: string
  /** On this machine's clock, as the API server's is. */
  readonly from: string
  readonly to: string
}

/** Starts the CLI as a process of its own, as a user does; where a fail point is named, with the test's wiring around its ports. */
export function start(args: readonly string[], env: Readonly<Record<string, string>>, failPoint: string): Running {
  const from = new Date().toISOString()
  const child = spawn(process.execPath, [failPoint === '' ? program : failingProgram, ...args], {
    env: { ...process.env, NO_COLOR: '1', NODE_COMPILE_CACHE: compiled, SLUICE_FAILPOINT: failPoint, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  child.once('error', reject)
  child.once('close', (code) => resolve(code ?? -1))
  const ended = Promise.all([promise, text(child.stdout), text(child.stderr)]).then(([code, out, err]) => ({
    code,
    out,
    err,
    from,
    to: new Date().toISOString(),
  }))
  return { pid: child.pid ?? -1, ended, isOver: () => child.exitCode !== null || child.signalCode !== null }
}
