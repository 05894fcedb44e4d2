import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cache } from '../ports/cache.ts'
import { evict } from './cache/evict.ts'
import { ownFolder } from './cache/own-folder.ts'
import { ownVersion } from './cache/own-version.ts'
import { readChecked } from './cache/read-checked.ts'
import { sealed } from './cache/seal.ts'

/** Text under a key, in files of our own user: content-addressed, hashed again when read, bounded in size. */
export function createCache(cacheRoot: string): Cache {
  const folder = join(cacheRoot, 'results')
  const version = ownVersion()
  const pathOf = (key: string): string => join(folder, createHash('sha256').update(`${version}\n${key}`).digest('hex'))
  let isWritable: boolean | undefined
  return {
    read: async (key) => (ownFolder(folder) ? readChecked(pathOf(key)) : undefined),
    keep: async (key, text) => {
      isWritable ??= isReady(folder)
      if (isWritable) isWritable = isKept(pathOf(key), text)
    },
  }
}

/** Makes the folder, and room in it: once a run, so that it grows beyond its limit by no more than one run. */
function isReady(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!ownFolder(folder)) return false
    evict(folder)
    return true
  } catch (error) {
    return orBug(error)
  }
}

let count = 0

function isKept(path: string, text: string): boolean {
  count += 1
  const beside = `${path}.${process.pid}.${count}.part`
  try {
    writeFileSync(beside, sealed(text), { flag: 'wx', mode: 0o600 })
    renameSync(beside, path)
    return true
  } catch (error) {
    rmSync(beside, { force: true })
    return orBug(error)
  }
}

/** What the system refuses, such as a full disk, only costs time. */
function orBug(error: unknown): false {
  if (error instanceof Error && 'syscall' in error) return false
  throw error
}
