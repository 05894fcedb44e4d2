import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, readlinkSync, type Dirent } from 'node:fs'
import { join, posix } from 'node:path'

/** Something below a folder that Git could track: a regular file, a link, or what is neither. */
export type DiskEntry = { readonly path: string; readonly kind: 'file' | 'link' | 'other' }

// What another adapter writes beside its place before it renames it.
const isUnfinished = ({ name }: Dirent): boolean => /^\.sluice-(new|old|tmp)-|^\.sluice-lock$/.test(name)

/** Everything below a folder of the workspace, paths relative to the workspace; nothing where there is no such folder. */
export function entriesOnDisk(workspaceRoot: string, path: string): readonly DiskEntry[] {
  return read(join(workspaceRoot, path)).flatMap((entry): readonly DiskEntry[] => {
    const place = posix.join(path, entry.name)
    if (entry.isDirectory()) return entriesOnDisk(workspaceRoot, place)
    return [{ path: place, kind: entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'link' : 'other' }]
  })
}

function read(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => !isUnfinished(entry))
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return []
    throw error
  }
}

/** The object id that Git gives these bytes, with no filter between; the length of another id says which hash the repository uses. */
export function blobId(workspaceRoot: string, { path, kind }: DiskEntry, like: string): string {
  const place = join(workspaceRoot, path)
  const bytes = kind === 'link' ? Buffer.from(readlinkSync(place)) : readFileSync(place)
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}
