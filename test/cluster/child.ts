import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'

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
export function startChild(program: string, args: readonly string[], log: string): Child {
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

/**
 * Ends the processes and removes the folder when this process is gone, however it went: a SIGKILL runs no exit handler,
 * but it closes the pipe that the guard reads. Gives the function that calls the guard off.
 */
export function guard(children: readonly Child[], folder: string): () => void {
  const script = 'read -r calledOff && exit; folder=$1; shift; kill -9 "$@"; rm -rf -- "$folder"'
  const args = ['-c', script, 'sh', folder, ...children.map(({ pid }) => String(pid))]
  const watching = spawn('sh', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  watching.unref()
  if ('unref' in watching.stdin && typeof watching.stdin.unref === 'function') watching.stdin.unref()
  return () => {
    if (!watching.stdin.writableEnded) watching.stdin.end('off\n')
  }
}
