import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../model/failure.ts'
import type { Release } from '../../model/workspace.ts'
import { digestOf } from './archive-file.ts'
import { withoutSlash, type NetworkSource } from './reference.ts'

/** Pulled archives by their own digest, and beside them what a registry called each of them. */
export type Cache = { readonly folder: string; readonly archives: string; readonly manifests: string }

/** Makes the cache below a folder outside of the workspace, for its owner alone. */
export function openCache(root: string): Cache {
  const folder = join(root, 'charts')
  const cache = { folder, archives: join(folder, 'sha256'), manifests: join(folder, 'manifests') }
  for (const own of [root, folder, cache.archives, cache.manifests]) ownFolder(own)
  return cache
}

/** Who may write here could swap an archive between our look at it and helm's. */
function ownFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const found = lstatSync(path)
  const isOurs = found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid())
  if (!isOurs)
    throw new Failure('files-failed', `Cannot keep charts in ${path}: it is ${found.isDirectory() ? 'the folder of another user' : 'a link or a file'}`, {
      hint: 'Remove it, or let XDG_CACHE_HOME name a folder of your own',
    })
  if ((found.mode & 0o077) !== 0) chmodSync(path, 0o700)
}

export const archivePath = ({ archives }: Cache, digest: string): string => join(archives, `${digest.slice('sha256:'.length)}.tgz`)

/** The name says the digest, the bytes must too. */
export function hasArchive(cache: Cache, digest: string): boolean {
  const path = archivePath(cache, digest)
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true && digestOf(readFileSync(path)) === digest
}

/** The digest of the manifest by which a registry named an archive; undefined where that is not known. */
export function manifestOf(cache: Cache, { release, source }: Named, digest: string): string | undefined {
  const path = join(cache.manifests, nameOf({ release, source }, digest))
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined
  return /^(sha256:[0-9a-f]{64})\n$/.exec(readFileSync(path, 'utf8'))?.[1]
}

type Named = { readonly release: Release; readonly source: NetworkSource }

/** Moves a pulled archive into its place: whole or not at all. */
export function keepArchive(cache: Cache, archive: string, digest: string): void {
  renameSync(archive, archivePath(cache, digest))
}

export function keepManifest(cache: Cache, named: Named, { digest, manifest }: { digest: string; manifest: string }): void {
  using scratch = scratchFolder(cache)
  writeFileSync(join(scratch.path, 'manifest'), `${manifest}\n`)
  renameSync(join(scratch.path, 'manifest'), join(cache.manifests, nameOf(named, digest)))
}

// One archive can have a manifest of its own in each registry.
const nameOf = ({ release, source }: Named, digest: string): string =>
  createHash('sha256')
    .update(JSON.stringify([withoutSlash(source.url), release.chart, release.version, digest]))
    .digest('hex')

/** A folder in the cache for unfinished work, which goes with it. */
export function scratchFolder({ folder }: Cache): { readonly path: string; [Symbol.dispose](): void } {
  removeLeftovers(folder)
  const path = mkdtempSync(join(folder, 'pull-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

// A killed run leaves its folder behind; two hours are longer than any pull may take.
const leftoverAgeMs = 7_200_000

function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('pull-'))) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    if (found !== undefined && Date.now() - found.mtimeMs > leftoverAgeMs) rmSync(join(folder, name), { recursive: true, force: true })
  }
}
