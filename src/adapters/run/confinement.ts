import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Command } from '../../ports/run.ts'
import { missingProgram } from './failures.ts'

/** The words that go before a command so that it cannot map more memory, or reach a network. */
export type Confinement = (command: Command) => Promise<readonly string[]>

export function createConfinement(): Confinement {
  let unshare: Promise<readonly string[]> | undefined
  return async (command) => {
    const isOffline = command.isOffline === true && process.platform === 'linux'
    const words = [...memoryWords(command), ...(isOffline ? await (unshare ??= findUnshare()) : [])]
    if (words.length > 0) await requireProgram(command)
    return words
  }
}

// Only Linux enforces it. A hard limit below ours may stand already, and is stricter.
const memoryWords = ({ addressSpaceKiB }: Command): readonly string[] =>
  addressSpaceKiB === undefined || process.platform !== 'linux' ? [] : ['/bin/sh', '-c', 'ulimit -v "$0" 2>/dev/null; exec "$@"', String(addressSpaceKiB)]

// Root takes a network namespace alone: in a user namespace it could no longer read files that belong to others.
async function findUnshare(): Promise<readonly string[]> {
  for (const flags of ['-n', '-rn']) {
    if (await works('/usr/bin/unshare', [flags, 'true'])) return ['/usr/bin/unshare', flags]
  }
  return []
}

async function works(program: string, args: readonly string[]): Promise<boolean> {
  const ended = promisify(execFile)(program, args, { timeout: 5_000, env: { PATH: '/usr/bin:/bin' } })
  return ended.then(
    () => true,
    () => false,
  )
}

/** Between us and the program stands another one, which would only say 127. */
async function requireProgram(command: Command): Promise<void> {
  try {
    await access(command.program, constants.X_OK)
  } catch (error) {
    throw missingProgram(command, error)
  }
}
