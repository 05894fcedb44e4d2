import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A server process of ours whose output goes to a file. */
export type Child = {
  readonly pid: number
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>
  isRunning(): boolean
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** The end of what it said. */
  said(): string
}

/** Starts a program; it does not keep this process alive. */
function startChild(program: string, args: readonly string[], log: string): Child {
  const output = openSync(log, 'a')
  const child = spawn(program, args, { stdio: ['ignore', output, output] })
  closeSync(output)
  child.unref()
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  child.once('exit', () => resolve())
  child.once('error', () => resolve())
  const isRunning = (): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null
  return {
    pid: child.pid ?? -1,
    ended,
    isRunning,
    end: async (signal) => {
      if (!isRunning()) return
      child.ref() // What is waited for must keep this process alive.
      child.kill(signal)
      await ended
    },
    said: () => readFileSync(log, 'utf8').slice(-3000),
  }
}

/** Servers that live and go together, with the folder of their files. */
export type Household = {
  readonly folder: string
  start(program: string, args: readonly string[]): Child
  /** Ends all of them at once, the last started first, and removes the folder. */
  end(): Promise<void>
}

export function openHousehold(folder: string): Household {
  const members: { child: Child; callOff: () => void }[] = []
  return {
    folder,
    start: (program, args) => {
      const child = startChild(program, args, join(folder, `${basename(program)}.log`))
      members.unshift({ child, callOff: guard(child, folder) })
      return child
    },
    end: async () => {
      for (const { child } of members) await child.end('SIGKILL')
      for (const { callOff } of members) callOff()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Ends the process and removes the folder when this process is gone, however it went: a SIGKILL runs no exit handler,
 * but it closes the pipe that the guard reads. Gives the function that calls the guard off.
 */
function guard(child: Child, folder: string): () => void {
  const script = 'read -r calledOff && exit; kill -9 "$2"; rm -rf -- "$1"'
  const watching = spawn('sh', ['-c', script, 'sh', folder, String(child.pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  watching.unref()
  if ('unref' in watching.stdin && typeof watching.stdin.unref === 'function') watching.stdin.unref()
  return () => {
    if (!watching.stdin.writableEnded) watching.stdin.end('off\n')
  }
}
