import { compareText } from '../../model/json.ts'
import { commitNamed } from './base.ts'
import type { Call } from './call.ts'
import { blobId, entriesOnDisk, type DiskEntry } from './on-disk.ts'
import { entriesAt, type TreeEntry } from './tree.ts'

/** Paths below a folder whose bytes are not those of HEAD: changed, missing or new, whatever .gitignore and filters say. `git status` would run the filters. */
export async function modifiedBelow(call: Call, path: string, workspaceRoot: string): Promise<readonly string[]> {
  const head = await commitNamed(call, 'HEAD')
  const committed = new Map((head === undefined ? [] : await entriesAt(call, head, path)).map((entry) => [entry.path, entry]))
  const present = entriesOnDisk(workspaceRoot, path)
  const names = new Set(present.map((entry) => entry.path))
  const changed = present.filter((entry) => !isCommitted(workspaceRoot, entry, committed.get(entry.path))).map((entry) => entry.path)
  const missing = [...committed.keys()].filter((name) => !names.has(name))
  return [...changed, ...missing].toSorted(compareText)
}

function isCommitted(workspaceRoot: string, entry: DiskEntry, committed: TreeEntry | undefined): boolean {
  if (committed === undefined || entry.kind === 'other') return false
  const isSameKind = (committed.mode === '120000') === (entry.kind === 'link')
  return isSameKind && blobId(workspaceRoot, entry, committed.oid) === committed.oid
}
