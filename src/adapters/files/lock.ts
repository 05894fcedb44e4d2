import { closeSync, constants, fstatSync, linkSync, lstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Failure } from '../../model/failure.ts'
import type { Exclusive } from '../../ports/files.ts'
import { failingAs, orAbsent, systemCode } from './failing-as.ts'
import { besideName, lockName } from './leftovers.ts'
import { isRunning, own } from './process-birth.ts'
import { refuseLinkOut } from './workspace.ts'

// Writing takes seconds; a run that holds the lock for minutes waits for something that will not come.
const limitMs = 300_000
const pauseMs = 50

/** Does the work while a file in the folder says that we write there. The lock of a process that is gone is taken over; age alone says nothing. */
export async function exclusively<T>(folder: string, { work, onWait }: Exclusive<T>, workspaceRoot: string): Promise<T> {
  const path = join(folder, lockName)
  failingAs('write', folder, () => {
    refuseLinkOut(folder, workspaceRoot)
    mkdirSync(folder, { recursive: true })
  })
  await acquire(path, onWait)
  try {
    return await work()
  } finally {
    failingAs('write', path, () => rmSync(path, { force: true }))
  }
}

const ownText = `${own.pid} ${own.birth} ${hostname()}\n`

async function acquire(path: string, onWait: (holder: string) => void): Promise<void> {
  const until = Date.now() + limitMs
  let isSaid = false
  while (!failingAs('write', path, () => isTaken(path))) {
    const held = failingAs('read', path, () => read(path))
    if (held === undefined || failingAs('write', path, () => breakStale(path, held))) continue
    if (!isSaid) onWait(holderOf(held))
    isSaid = true
    if (Date.now() > until) throw busy(path, holderOf(held))
    await setTimeout(pauseMs)
  }
}

/** With its text from the first moment on: a lock that is still empty would look like a broken one. */
function isTaken(path: string): boolean {
  const beside = join(path, '..', besideName('tmp', lockName))
  writeFileSync(beside, ownText, { flag: 'wx' })
  try {
    linkSync(beside, path)
    return true
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(beside, { force: true })
  }
}

/** Undefined where the lock has just gone. A link in its place is no lock, and is not followed. */
function read(path: string): string | undefined {
  if (orAbsent(undefined, () => lstatSync(path))?.isFile() === false) return ''
  const file = orAbsent(undefined, () => openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW))
  if (file === undefined) return undefined
  try {
    const { size } = fstatSync(file)
    return size > longest ? '' : readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}

const longest = 1_000

const form = /^(\d+) (\S+) (\S+)\n$/

/** Moves the lock of a process that is gone away. Of two runs that do so one gets it; what it holds shows whether it was the stale one. */
function breakStale(path: string, held: string): boolean {
  const [, pid = '', birth = '', host = ''] = form.exec(held) ?? []
  // Of a process on another machine nothing can be known here.
  if (pid !== '' && (host !== hostname() || isRunning({ pid: Number(pid), birth }))) return false
  const aside = join(path, '..', besideName('tmp', lockName))
  return orAbsent(true, () => {
    renameSync(path, aside)
    if (read(aside) !== held) linkSync(aside, path)
    rmSync(aside, { recursive: true })
    return true
  })
}

const holderOf = (held: string): string => {
  const [, pid = '', , host = ''] = form.exec(held) ?? []
  return `process ${pid} on ${host}`
}

const busy = (path: string, holder: string): Failure =>
  new Failure('files-failed', `Cannot write below ${join(path, '..')}: ${holder} has been writing there for ${limitMs / 60_000} minutes`, {
    hint: `Look at what it waits for; if there is no such process, rm ${path}`,
  })
