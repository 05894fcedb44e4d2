import { lstatSync } from 'node:fs'

/** Whether a folder is there, is no link, and nobody but our user can write or read there. */
export function ownFolder(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return found !== undefined && found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0
}
