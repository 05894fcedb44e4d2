import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Release } from '../../model/workspace.ts'
import { digestOf } from './archive-file.ts'
import { defect, refuseOtherDigest } from './defects.ts'
import { createPull, type NetworkSource, type Pull, type PullOptions } from './pull.ts'

/** `cacheRoot`: where pulled charts are kept, outside of the workspace. */
export type PullerOptions = PullOptions & { readonly cacheRoot: string }

/** A release whose chart comes over the network → the path of its archive in the cache, with the locked bytes. */
export type Puller = (release: Release, source: NetworkSource) => Promise<string>

export function createPuller(options: PullerOptions): Puller {
  const pull = createPull(options)
  const folder = join(options.cacheRoot, 'charts')
  const running = new Map<string, Promise<void>>()
  return async (release, source) => {
    if (!/^sha256:[0-9a-f]{64}$/.test(release.digest))
      throw defect('it comes over the network and is not locked by a digest', 'Add its sha256 to environment.yml: digest: sha256:…')
    const path = join(folder, 'sha256', `${release.digest.slice('sha256:'.length)}.tgz`)
    // Two environments with one chart wait for one download.
    const kept = running.get(path) ?? keep({ release, source, path, folder }, pull)
    running.set(path, kept)
    await kept.finally(() => running.delete(path))
    return path
  }
}

type Wanted = { readonly release: Release; readonly source: NetworkSource; readonly path: string; readonly folder: string }

async function keep({ release, source, path, folder }: Wanted, pull: Pull): Promise<void> {
  if (isKept(path, release.digest)) return
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  removeLeftovers(folder)
  const scratch = mkdtempSync(join(folder, 'pull-'))
  try {
    await pull(release, source, scratch)
    const archive = archiveIn(scratch)
    refuseOtherDigest(digestOf(readFileSync(archive)), release)
    renameSync(archive, path)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** The name says the digest, the bytes must too: others could have written there. */
const isKept = (path: string, digest: string): boolean => existsSync(path) && digestOf(readFileSync(path)) === digest

function archiveIn(scratch: string): string {
  const names = readdirSync(scratch).filter((name) => name.endsWith('.tgz'))
  const [name] = names
  if (name === undefined || names.length > 1) throw defect('helm pulled no chart archive', 'Run helm pull by hand to see what it brings')
  return join(scratch, name)
}

// A killed run leaves its folder behind; an hour is longer than any pull.
const leftoverAgeMs = 3_600_000

function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('pull-'))) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false })
    if (found !== undefined && Date.now() - found.mtimeMs > leftoverAgeMs) rmSync(join(folder, name), { recursive: true, force: true })
  }
}
