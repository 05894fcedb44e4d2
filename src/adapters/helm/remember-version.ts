import { realpathSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Cache } from '../../ports/cache.ts'
import type { Helm } from '../../ports/helm.ts'

/** The same helm, which is asked for its version only when the program is another one than last time: starting it takes longer than an unchanged render. */
export function rememberVersion(helm: Helm, openCache: () => Promise<Cache>): Helm {
  let version: Promise<string> | undefined
  return { ...helm, version: () => (version ??= versionOf(helm, openCache)) }
}

async function versionOf(helm: Helm, openCache: () => Promise<Cache>): Promise<string> {
  const key = keyOf((await helm.place()).path)
  if (key === undefined) return helm.version()
  const cache = await openCache()
  const known = await cache.read(key)
  if (known !== undefined) return known
  const version = await helm.version()
  await cache.keep(key, version)
  return version
}

// helm has 40 MB and more. What is smaller, or is called otherwise in truth, starts one helm or another, and may choose anew each time.
const leastBytes = 20 * 2 ** 20

function keyOf(path: string): string | undefined {
  const real = realpathSync(path)
  const { size, mtimeNs, ctimeNs, ino } = statSync(real, { bigint: true })
  return size < leastBytes || !basename(real).startsWith('helm') ? undefined : `version of ${[real, size, mtimeNs, ctimeNs, ino].join(' ')}`
}
