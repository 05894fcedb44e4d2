import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Release } from '../../model/workspace.ts'
import { digestOf, readArchiveFile } from './archive-file.ts'
import { archivePath, hasArchive, keepArchive, keepManifest, manifestOf, openCache, scratchFolder, type Cache } from './cache.ts'
import { defect, refuseOtherDigest } from './defects.ts'
import { pull } from './pull.ts'
import type { NetworkSource } from './reference.ts'
import type { UsersHelm } from './users-helm.ts'

/** An archive in the cache. */
export type Pulled = {
  readonly path: string
  readonly digest: string
  /** Of the manifest by which a registry names the archive; '' where it came from elsewhere. */
  readonly manifestDigest: string
}

/** A release whose chart comes over the network → its archive in the cache. */
export type Puller = {
  /** With the locked bytes, without a network once they are there. */
  locked(release: Release, source: NetworkSource): Promise<Pulled>
  /** With the bytes that the repository gives now. */
  anew(release: Release, source: NetworkSource): Promise<Pulled>
}

/** `cacheRoot`: where pulled charts are kept, outside of the workspace. */
export function createPuller(helm: UsersHelm, cacheRoot: string): Puller {
  const running = new Map<string, Promise<Pulled>>()
  // Two environments with one chart wait for one download.
  const once = (release: Release, source: NetworkSource, work: () => Promise<Pulled>): Promise<Pulled> => {
    const key = JSON.stringify([source.url, release.chart, release.version, release.digest])
    const pulled = running.get(key) ?? work().finally(() => running.delete(key))
    running.set(key, pulled)
    return pulled
  }
  return {
    locked: (release, source) => {
      refuseUnlocked(release)
      return once(release, source, async () => keptIn(openCache(cacheRoot), release, source) ?? fresh(release, source, { helm, cacheRoot }))
    },
    anew: (release, source) => {
      const unlocked = { ...release, digest: '' }
      return once(unlocked, source, () => fresh(unlocked, source, { helm, cacheRoot }))
    },
  }
}

function refuseUnlocked({ digest, name }: Release): void {
  if (/^sha256:[0-9a-f]{64}$/.test(digest)) return
  throw defect('it comes over the network and is not locked by a digest', `npm run update -- --lock --release ${name} writes the digest`)
}

function keptIn(cache: Cache, release: Release, source: NetworkSource): Pulled | undefined {
  const { digest } = release
  const manifestDigest = source.kind === 'oci' ? manifestOf(cache, { release, source }, digest) : ''
  return manifestDigest === undefined || !hasArchive(cache, digest) ? undefined : { path: archivePath(cache, digest), digest, manifestDigest }
}

async function fresh(release: Release, source: NetworkSource, { helm, cacheRoot }: { helm: UsersHelm; cacheRoot: string }): Promise<Pulled> {
  const cache = openCache(cacheRoot)
  using scratch = scratchFolder(cache)
  const manifestDigest = await pull(release, source, { helm, folder: scratch.path })
  const archive = archiveIn(scratch.path)
  const digest = digestOf(readArchiveFile(archive))
  refuseOtherDigest(digest, release)
  keepArchive(cache, archive, digest)
  if (source.kind === 'oci') keepManifest(cache, { release, source }, { digest, manifest: manifestDigest })
  return { path: archivePath(cache, digest), digest, manifestDigest }
}

function archiveIn(scratch: string): string {
  const names = readdirSync(scratch).filter((name) => name.endsWith('.tgz'))
  const [name] = names
  if (name === undefined || names.length > 1) throw defect('helm pulled no chart archive', 'Run helm pull by hand to see what it brings')
  return join(scratch, name)
}
