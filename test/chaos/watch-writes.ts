import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Running } from './run.ts'

const pollMs = 3

/** Resolves when a user has been answered so many writes since now, or the run is over. */
export async function afterWrites(auditLog: string, { user, count, running }: { user: string; count: number; running: Running }): Promise<void> {
  let seen = 0
  let offset = statSync(auditLog).size
  while (seen < count && !running.isOver()) {
    const added = readFrom(auditLog, offset)
    offset += added.length
    seen += added
      .toString('latin1')
      .split(`"stage":"ResponseComplete"`)
      .filter((part) => part.includes(`"username":"${user}"`)).length
    await sleep(pollMs)
  }
}

function readFrom(path: string, offset: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(Math.max(0, statSync(path).size - offset))
    readSync(file, buffer, 0, buffer.length, offset)
    return buffer
  } finally {
    closeSync(file)
  }
}
