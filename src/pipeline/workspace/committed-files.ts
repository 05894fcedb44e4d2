import { posix } from 'node:path'
import type { Files } from '../../ports/files.ts'
import type { Git } from '../../ports/git.ts'

/** Where a workspace is read from: the disk, or a commit. */
export type Readable = Pick<Files, 'readText' | 'list' | 'walk'>

/** The files of a commit, by the absolute paths that they have in the work tree. What lies on the disk takes no part. */
export function committedFiles(git: Git, revision: string, root: string): Readable {
  const known = new Map<string, Promise<ReadonlyMap<string, string>>>()
  const textsAround = (file: string): Promise<ReadonlyMap<string, string>> => {
    // An environment's folder at once: each question to Git is a process.
    const folder = file.split('/', 2).join('/')
    const texts = known.get(folder) ?? git.tree(revision, folder)
    known.set(folder, texts)
    return texts
  }
  const within = (path: string): string => posix.relative(root, path)
  return {
    readText: async (path) => (path.startsWith(`${root}/`) ? (await textsAround(within(path))).get(within(path)) : undefined),
    list: (path) => git.list(revision, within(path)),
    walk: async (path) =>
      [...(await textsAround(within(path))).keys()].filter((file) => file.startsWith(`${within(path)}/`)).map((file) => posix.relative(within(path), file)),
  }
}
