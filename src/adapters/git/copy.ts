import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import type { CommitCopy } from '../../ports/git.ts'
import type { Call } from './call.ts'
import { bytesAt } from './tree.ts'

/** Files of a commit in a folder of their own, by the paths that they have in the workspace; no filter that the repository names takes part. */
export async function copyOf(call: Call, revision: string, paths: readonly string[]): Promise<CommitCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-base-'))
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    for (const path of paths) await write(folder, await bytesAt(call, revision, path))
    return { folder, discard }
  } catch (error) {
    await discard()
    throw error
  }
}

async function write(folder: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const [path, bytes] of files) {
    const target = join(folder, path)
    // Git itself lets no tree hold such a path; one that was made by hand may.
    if (!target.startsWith(folder + sep)) continue
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, bytes)
  }
}
