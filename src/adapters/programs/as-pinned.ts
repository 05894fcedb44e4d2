import { createHash } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Pinned } from './package.ts'

/** Whether a program has the bytes that the source pins. They are read where the file is not the one that was read before: a restored cache is another file. */
export async function isAsPinned(path: string, pinned: Pinned): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  if (found?.size !== pinned.bytes) return false
  const mark = markOf(found, pinned)
  const beside = `${path}.checked`
  if ((await readFile(beside, 'utf8').catch(() => '')) === mark) return true
  if ((await hashOf(path)) !== pinned.sha256) return false
  // In a folder that cannot be written the next run reads the bytes again, and is right too.
  await writeFile(beside, mark, { mode: 0o600 }).catch(() => undefined)
  return true
}

// Nobody chooses when the file system last saw a change of a file, and a copy has its own.
const markOf = ({ ino, mtimeMs, ctimeMs }: Stats, { sha256 }: Pinned): string => `${sha256} ${ino} ${mtimeMs} ${ctimeMs}\n`

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
