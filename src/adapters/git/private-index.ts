import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Blobs } from './blobs.ts'
import type { Call } from './call.ts'

type Named = { readonly path: string; readonly oid: string }

/** The input of `update-index -z --index-info`: every old path goes, then every new one comes, so that a file can become a folder. */
export function indexLines(prefix: string, { before, after }: { before: readonly Named[]; after: Blobs }): string {
  const gone = before.map(({ path, oid }) => `0 ${oid}\t${prefix}${path}\0`)
  const there = [...after].map(([path, oid]) => `100644 ${oid}\t${prefix}${path}\0`)
  return [...gone, ...there].join('')
}

/** The tree of a commit with some paths changed, from an index of its own: what is staged stays staged. */
export const writeTree = (call: Call, { lines, head }: { readonly lines: string; readonly head: string | undefined }): Promise<string> =>
  withIndexOf(call, head, async (indexFile) => {
    await call(['update-index', '-z', '--index-info'], { indexFile, input: lines })
    return (await call(['write-tree'], { indexFile })).text.trim()
  })

/** Works with an index of its own that holds a commit, or nothing where there is none. */
export async function withIndexOf<T>(call: Call, head: string | undefined, work: (indexFile: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-index-'))
  const indexFile = join(folder, 'index')
  try {
    if (head !== undefined) await call(['read-tree', head], { indexFile })
    return await work(indexFile)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A commit that nothing points to yet. */
export async function commitTree(call: Call, { tree, parents, message }: { tree: string; parents: readonly string[]; message: string }): Promise<string> {
  return (await call(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'], { input: message })).text.trim()
}
