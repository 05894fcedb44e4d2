import { join } from 'node:path'
import { Failure } from '../../model/failure.ts'
import type { Call } from './call.ts'
import { entriesOnDisk } from './on-disk.ts'

/** Path relative to the workspace → object id of its bytes. */
export type Blobs = ReadonlyMap<string, string>

/** Writes the files below a folder as objects, through no filter. */
export async function writeBlobs(call: Call, { path, workspaceRoot }: { readonly path: string; readonly workspaceRoot: string }): Promise<Blobs> {
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
