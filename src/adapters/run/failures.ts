import { basename } from 'node:path'
import { Failure } from '../../model/failure.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Command } from '../../ports/run.ts'

/** Why we ended a child. */
export type StopReason = 'limit' | 'output' | 'held' | 'interrupt' | 'unwanted'

export function stopped(command: Command, reason: StopReason): Failure {
  const name = basename(command.program)
  switch (reason) {
    case 'limit':
      return new Failure('tool-timeout', `${name} was stopped after ${command.limitMs / 1000} s while ${command.label}`, {
        hint: command.limitHint ?? `Run ${name} by hand to see what it waits for`,
      })
    case 'output':
      return new Failure('tool-failed', `${name} was stopped while ${command.label}: it wrote more than ${maxOutputOf(command) / 2 ** 20} MiB`, {
        hint: `Run ${name} by hand to see what it writes`,
      })
    case 'held':
      return new Failure('tool-failed', `${name} ended while ${command.label} and left a process behind that holds its output open`, {
        hint: `Run ${name} by hand to see which process that is`,
      })
    case 'interrupt':
      return new Failure('interrupted', `${name} was stopped while ${command.label}: Sluice was told to stop`, { hint: 'Run the same command again' })
    case 'unwanted':
      return new Failure('interrupted', `${name} was stopped while ${command.label}: its work may not go on`, { hint: 'Run the same command again' })
    default:
      return unreachable(reason)
  }
}

export const maxOutputOf = (command: Command): number => command.maxOutputBytes ?? 64 * 2 ** 20

export const missingProgram = (command: Command, cause: unknown): Failure =>
  new Failure(
    'tool-missing',
    `Cannot run ${basename(command.program)} while ${command.label}: there is no program ${command.program} that may be run${inFolder(command)}`,
    {
      hint: `Install ${basename(command.program)}, or make the file executable`,
      cause,
    },
  )

// A missing folder and a missing program are one error to the system.
const inFolder = ({ cwd }: Command): string => (cwd === undefined ? '' : ` in ${cwd}`)
