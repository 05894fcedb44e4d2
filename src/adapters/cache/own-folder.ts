import { lstatSync, type Stats } from 'node:fs'

/** Whether a folder is there, is no link, and nobody but our user can write or read there. */
export function ownFolder(folder: string): boolean {
  const found = statsOf(folder)
  return found !== undefined && found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0
}

/** Undefined for whatever reason there is nothing to be seen. */
function statsOf(folder: string): Stats | undefined {
  try {
    return lstatSync(folder)
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return undefined
    throw error
  }
}
