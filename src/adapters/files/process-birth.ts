import { readFileSync } from 'node:fs'

/** A process by its id and its birth: the id alone comes back, after a restart or a day. */
export type Born = { readonly pid: number; readonly birth: string }

/** Our own process. */
export const own: Born = { pid: process.pid, birth: birthOf(process.pid) ?? 'unknown' }

/** Whether that very process still runs. Where births cannot be read, any process with its id counts. */
export function isRunning({ pid, birth }: Born): boolean {
  const found = birthOf(pid)
  return found === undefined ? isAlive(pid) : found === birth
}

/** When the machine started it, counted from a start of the machine that has a name; undefined where there is no such process, or no /proc. */
export function birthOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
    // The name of the program stands in brackets and can hold anything; the 20th word behind it is the start.
    const start = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19]
    return start === undefined ? undefined : `${boot}.${start}`
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
