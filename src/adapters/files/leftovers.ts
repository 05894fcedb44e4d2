import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { orAbsent } from './failing-as.ts'
import { isRunning, own } from './process-birth.ts'

// A name of a chart's object or of a release never begins with a dot, so that none of them is ever taken for a leftover.
const form = /^\.sluice-(new|old|tmp)-(\d+)-([\da-z.]+)-\d+-(.+)$/

let count = 0

/** A name beside `name`, for what is written before it is renamed, and for what was moved away. */
export function besideName(kind: 'new' | 'old' | 'tmp', name: string): string {
  count += 1
  return `.sluice-${kind}-${own.pid}-${own.birth}-${count}-${name}`
}

/** The file that says who writes below a folder. */
export const lockName = '.sluice-lock'

/** Whether readers pass an entry over. */
export const isOurs = (name: string): boolean => name === lockName || form.test(name)

/** Ends what killed runs began in a folder: a folder that they had moved away and not yet replaced comes back, the rest goes. */
export function clearLeftovers(folder: string): void {
  for (const name of orAbsent([], () => readdirSync(folder))) {
    const [, kind = '', pid = '', birth = '', target = ''] = form.exec(name) ?? []
    if (kind !== '' && !isRunning({ pid: Number(pid), birth })) clear(folder, { name, kind, target })
  }
}

function clear(folder: string, { name, kind, target }: { name: string; kind: string; target: string }): void {
  if (kind === 'old' && !existsSync(join(folder, target))) renameSync(join(folder, name), join(folder, target))
  else rmSync(join(folder, name), { recursive: true, force: true })
}
