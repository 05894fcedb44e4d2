import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { $, type Options, type ProcessOutput } from 'zx/core'
import type { Command, Ran, Run } from '../ports/run.ts'
import { createConfinement, type Confinement } from './run/confinement.ts'
import { enter } from './run/groups.ts'
import { missingProgram, stopped } from './run/failures.ts'
import { visible } from './run/visible.ts'
import { watchOver } from './run/watch-over.ts'

/** A command → what it printed and its exit code. Each child leads a process group of its own, and none outlives the call. */
export function createRun(): Run {
  const confinement = createConfinement()
  return (command) => run(command, confinement)
}

type Output = { readonly stdout: Buffer[]; readonly stderr: Buffer[]; readonly stdall: Buffer[] }

async function run(command: Command, confinement: Confinement): Promise<Ran> {
  const words = [...(await confinement(command)), command.program, ...command.args]
  const output: Output = { stdout: [], stderr: [], stdall: [] }
  const seat = enter()
  const child = $({ ...options(command, words), store: output })`${words}`
  const watch = watchOver(child.child, command, seat)
  const done = await child.finally(watch.end)

  const reason = watch.stopReason()
  if (reason !== undefined) throw stopped(command, reason)
  if (done.cause !== null) throw missingProgram(command, done.cause)
  return ran(done, output)
}

// Every option that zx would otherwise take from ZX_* variables is named. zx hands a shell one string, and Linux lets none be longer than 128 KiB,
// which a long list of API versions is: the words go to the program themselves.
const options = (command: Command, words: readonly string[]): Partial<Options> => ({
  cwd: command.cwd ?? process.cwd(),
  env: { ...command.env },
  ...(hasInput(command) ? { input: command.input } : {}),
  stdio: [hasInput(command) ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  spawn: new Proxy(spawn, {
    apply: (target, self, [, , spawnOptions]) => Reflect.apply(target, self, [words[0], words.slice(1), { ...spawnOptions, shell: false }]),
  }),
  shell: true,
  quote: String,
  prefix: '',
  postfix: '',
  preferLocal: false,
  detached: true,
  nothrow: true,
  quiet: true,
  verbose: false,
})

// zx leaves the pipe open for an empty text, and a child that reads would wait for ever.
const hasInput = (command: Command): command is Command & { readonly input: string } => command.input !== undefined && command.input !== ''

function ran(done: ProcessOutput, output: Output): Ran {
  const stdout = Buffer.concat(output.stdout)
  return {
    exitCode: done.exitCode ?? 128 + (done.signal === null ? 0 : constants.signals[done.signal]),
    stdout,
    get text() {
      return stdout.toString('utf8')
    },
    stderr: visible(Buffer.concat(output.stderr).toString('utf8')),
  }
}
