import type { Proposed } from '../../ports/git.ts'
import { writeBlobs } from './blobs.ts'
import type { Call } from './call.ts'
import { indexLines, writeTree } from './private-index.ts'
import { entriesAt, isRegular } from './tree.ts'

/** What stands below some folders, as a tree on top of a commit. Nothing points to it: no branch, no index. */
export async function proposed(call: Call, parent: string, { paths, workspaceRoot }: { paths: readonly string[]; workspaceRoot: string }): Promise<Proposed> {
  const prefix = (await call(['rev-parse', '--show-prefix'])).text.trim()
  const before = (await Promise.all(paths.map((path) => entriesAt(call, parent, path)))).flat()
  const after = new Map((await Promise.all(paths.map((path) => writeBlobs(call, { path, workspaceRoot })))).flatMap((blobs) => [...blobs]))
  const tree = await writeTree(call, { lines: indexLines(prefix, { before, after }), head: parent })
  const old = new Map(before.map((entry) => [entry.path, isRegular(entry) ? entry.oid : entry.mode]))
  const moved = [...new Set([...old.keys(), ...after.keys()])].filter((path) => old.get(path) !== after.get(path)).toSorted()
  return { parent, tree, changes: moved.map((path) => ({ path: `${prefix}${path}`, before: old.get(path) ?? '', after: after.get(path) ?? '' })) }
}
