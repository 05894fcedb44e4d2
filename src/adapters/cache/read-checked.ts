import { closeSync, constants, fstatSync, futimesSync, openSync, readFileSync } from 'node:fs'
import { opened } from './seal.ts'

// Written by us alone, and never larger than what a release may be.
const maxBytes = 2 ** 28

// Often enough to know what is in use, seldom enough to cost nothing.
const touchAfterMs = 3_600_000

/** The text of a file that our user wrote and nobody changed; undefined for everything else. Links are not followed. */
export function readChecked(path: string): string | undefined {
  const file = openOwn(path)
  if (file === undefined) return undefined
  try {
    const found = fstatSync(file)
    if (!found.isFile() || found.uid !== process.getuid?.() || found.size > maxBytes) return undefined
    const text = opened(readFileSync(file))
    if (text !== undefined && Date.now() - found.mtimeMs > touchAfterMs) touch(file)
    return text
  } finally {
    closeSync(file)
  }
}

function openOwn(path: string): number | undefined {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return undefined
    throw error
  }
}

function touch(file: number): void {
  try {
    futimesSync(file, new Date(), new Date())
  } catch {
    // On a read-only disk the age stays as it is.
  }
}
