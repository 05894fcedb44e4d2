import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { orAbsent } from './failing-as.ts'

// A name of a chart's object or of a release never begins with a dot, so that none of them is ever taken for a leftover.
const form = /^\.sluice-(new|old|tmp)-(\d+)-(\d+)-\d+-(.+)$/

// A process id comes back after a restart; together with the start it does not.
const startedAt = Math.floor(performance.timeOrigin)
let count = 0

/** A name beside `name`, for what is written before it is renamed, and for what was moved away. */
export function besideName(kind: 'new' | 'old' | 'tmp', name: string): string {
  count += 1
  return `.sluice-${kind}-${process.pid}-${startedAt}-${count}-${name}`
}

export const isLeftover = (name: string): boolean => form.test(name)

/** Ends what killed runs began in a folder: a folder that they had moved away and not yet replaced comes back, the rest goes. */
export function clearLeftovers(folder: string): void {
  const names = orAbsent([], () => readdirSync(folder)).filter(isLeftover)
  for (const name of names) {
    const [, kind = '', pid = '', start = '', target = ''] = form.exec(name) ?? []
    if (!isRunning(Number(pid), Number(start))) clear(folder, { name, kind, target })
  }
}

function clear(folder: string, { name, kind, target }: { name: string; kind: string; target: string }): void {
  if (kind === 'old' && !existsSync(join(folder, target))) renameSync(join(folder, name), join(folder, target))
  else rmSync(join(folder, name), { recursive: true, force: true })
}

function isRunning(pid: number, start: number): boolean {
  if (pid === process.pid) return start === startedAt
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
