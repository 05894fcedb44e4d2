import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Failure } from '../../model/failure.ts'
import { commitNamed } from './base.ts'
import { type Blobs, writeBlobs } from './blobs.ts'
import type { Call } from './call.ts'
import { commitTree, indexLines, writeTree } from './private-index.ts'
import { entriesAt, isRegular, records } from './tree.ts'

type Request = { readonly path: string; readonly message: string; readonly workspaceRoot: string }

/** Commits what stands below a folder, from an index of its own: what else is staged stays staged, and no filter or hook takes part. */
export async function commitFolder(call: Call, request: Request): Promise<string | undefined> {
  const { prefix, indexLock } = await placesOf(call, request)
  const head = await commitNamed(call, 'HEAD')
  const committed = head === undefined ? [] : await entriesAt(call, head, request.path)
  const blobs = await writeBlobs(call, request)
  if (committed.every((entry) => isRegular(entry) && blobs.get(entry.path) === entry.oid) && committed.length === blobs.size) return undefined

  if (existsSync(indexLock))
    throw new Failure('git-failed', 'Cannot commit: another git is at work here', { hint: `Wait for it to end; if none runs, remove ${indexLock}` })
  const lines = indexLines(prefix, { before: committed, after: blobs })
  const commit = await writeCommit(call, { lines, head, message: request.message })
  await call(['update-ref', '-m', `sluice: ${request.message.split('\n', 1)[0]}`, 'HEAD', commit, head ?? '0'.repeat(commit.length)])
  await refreshIndex(call, { prefix, path: request.path, blobs })
  return commit
}

/** Where the workspace is in the repository ("" or "some/folder/"), and the file whose presence says that the index is being written. */
async function placesOf(call: Call, { workspaceRoot }: Request): Promise<{ readonly prefix: string; readonly indexLock: string }> {
  const { text } = await call(['rev-parse', '--show-prefix', '--git-path', 'index.lock'])
  const [prefix = '', lock = ''] = text.split('\n')
  return { prefix, indexLock: resolve(workspaceRoot, lock) }
}

async function writeCommit(call: Call, { lines, head, message }: { lines: string; head: string | undefined; message: string }): Promise<string> {
  const tree = await writeTree(call, { lines, head })
  return commitTree(call, { tree, parents: head === undefined ? [] : [head], message })
}

/** Brings the user's index up to the commit for these paths alone, so that `git status` is clean for them. */
async function refreshIndex(call: Call, { prefix, path, blobs }: { prefix: string; path: string; blobs: Blobs }): Promise<void> {
  const { text } = await call(['ls-files', '--stage', '-z', '--', path])
  const staged = records(text).map(({ facts: [mode, oid = '', stage], path: file }) => ({ path: file, oid, isSettled: mode === '100644' && stage === '0' }))
  const same = new Set(staged.filter((entry) => entry.isSettled && blobs.get(entry.path) === entry.oid).map((entry) => entry.path))
  const before = staged.filter((entry) => !same.has(entry.path))
  const after = new Map([...blobs].filter(([file]) => !same.has(file)))
  const input = indexLines(prefix, { before, after })
  if (input !== '') await call(['update-index', '-z', '--index-info'], { input })
}
