import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Failure } from '../../model/failure.ts'
import { commitNamed } from './base.ts'
import type { Call } from './call.ts'
import { entriesOnDisk } from './on-disk.ts'
import { entriesAt, isRegular, records } from './tree.ts'

type Request = { readonly path: string; readonly message: string; readonly workspaceRoot: string }

/** Path relative to the workspace → object id of its bytes. */
type Blobs = ReadonlyMap<string, string>

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

async function writeBlobs(call: Call, { path, workspaceRoot }: Request): Promise<Blobs> {
  const files = entriesOnDisk(workspaceRoot, path)
  const odd = files.find((entry) => entry.kind !== 'file' || entry.path.includes('\n'))
  if (odd !== undefined)
    throw new Failure('git-failed', `Cannot commit ${JSON.stringify(odd.path)}: only regular files belong below ${path}/`, { hint: 'Remove it' })
  if (files.length === 0) return new Map()
  // Relative paths would be read from the top of the work tree.
  const input = files.map((entry) => `${join(workspaceRoot, entry.path)}\n`).join('')
  const { text } = await call(['hash-object', '-w', '--no-filters', '--stdin-paths'], { input })
  const ids = text.split('\n')
  return new Map(files.map((entry, index) => [entry.path, ids[index] ?? '']))
}

type Named = { readonly path: string; readonly oid: string }

/** The input of `update-index -z --index-info`: every old path goes, then every new one comes, so that a file can become a folder. */
function indexLines(prefix: string, { before, after }: { before: readonly Named[]; after: Blobs }): string {
  const gone = before.map(({ path, oid }) => `0 ${oid}\t${prefix}${path}\0`)
  const there = [...after].map(([path, oid]) => `100644 ${oid}\t${prefix}${path}\0`)
  return [...gone, ...there].join('')
}

async function writeCommit(call: Call, { lines, head, message }: { lines: string; head: string | undefined; message: string }): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-index-'))
  const indexFile = join(folder, 'index')
  try {
    if (head !== undefined) await call(['read-tree', head], { indexFile })
    await call(['update-index', '-z', '--index-info'], { indexFile, input: lines })
    const tree = (await call(['write-tree'], { indexFile })).text.trim()
    const parents = head === undefined ? [] : ['-p', head]
    return (await call(['commit-tree', tree, ...parents, '-F', '-'], { input: message })).text.trim()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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
