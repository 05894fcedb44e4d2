import type { ChildProcess } from 'node:child_process'
import type { Command } from '../../ports/run.ts'
import { maxOutputOf, type StopReason } from './failures.ts'
import { endGroup, type Seat } from './groups.ts'

export type Watch = {
  /** Why the child was ended by us; undefined where it ended by itself. */
  readonly stopReason: () => StopReason | undefined
  /** To be called when the child is gone. */
  readonly end: () => void
}

// A child may end and leave a process that holds its pipes: in its group, which ends after this long, or in another one, which is given up after as long again.
const lingerMs = 1_000

/** Ends the child's group at the time limit, at the output limit, and when our own process is told to stop. */
export function watchOver(child: ChildProcess | undefined, command: Command, seat: Seat): Watch {
  const pid = child?.pid
  if (child === undefined || pid === undefined) return { stopReason: () => undefined, end: seat.leave }
  let reason: StopReason | undefined
  let linger: NodeJS.Timeout | undefined
  const giveUp = (): void => {
    reason ??= 'held'
    child.stdout?.destroy()
    child.stderr?.destroy()
  }
  const letGo = (): void => {
    linger ??= setTimeout(() => {
      endGroup(pid)
      linger = setTimeout(giveUp, lingerMs)
    }, lingerMs)
  }
  const stop = (why: StopReason): void => {
    reason ??= why
    endGroup(pid)
    letGo()
  }
  const limit = setTimeout(() => stop('limit'), command.limitMs)
  seat.add(pid, () => stop('interrupt'))
  const onAbort = (): void => stop('unwanted')
  if (command.signal?.aborted === true) onAbort()
  command.signal?.addEventListener('abort', onAbort)
  countOutput(child, maxOutputOf(command), () => stop('output'))
  child.stdin?.on('error', ignoreBrokenPipe)
  child.once('exit', letGo)
  return {
    stopReason: () => reason,
    end: () => {
      clearTimeout(limit)
      clearTimeout(linger)
      command.signal?.removeEventListener('abort', onAbort)
      seat.leave()
    },
  }
}

function countOutput(child: ChildProcess, maxBytes: number, onTooMuch: () => void): void {
  let bytes = 0
  const count = (chunk: Buffer): void => {
    bytes += chunk.length
    if (bytes > maxBytes) onTooMuch()
  }
  child.stdout?.on('data', count)
  child.stderr?.on('data', count)
}

/** The child stopped reading; its exit code says why. */
const ignoreBrokenPipe = (): void => undefined
