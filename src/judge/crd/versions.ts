import type { Counted } from '../../model/living.ts'
import { apiVersionOf } from '../../model/manifest.ts'
import type { CrdPair } from './pair-crds.ts'
import type { Crd, CrdVersion } from './read-crd.ts'

/** Versions that the new CRD no longer has. */
export function removedVersions({ before, after }: CrdPair): readonly CrdVersion[] {
  const kept = new Set(after.versions.map((version) => version.name))
  return before.versions.filter((version) => !kept.has(version.name))
}

/** Versions on both sides, beside each other. */
export function keptVersions({ before, after }: CrdPair): readonly { readonly name: string; readonly before: CrdVersion; readonly after: CrdVersion }[] {
  const old = new Map(before.versions.map((version) => [version.name, version]))
  return after.versions.flatMap((version) => {
    const found = old.get(version.name)
    return found === undefined ? [] : [{ name: version.name, before: found, after: version }]
  })
}

export const storageVersion = (crd: Crd): string => crd.versions.find((version) => version.isStorage)?.name ?? ''

/** Versions in which objects are stored; without a cluster's word, at least the one that is written now. */
export const storedVersions = (crd: Crd): readonly string[] => crd.storedVersions ?? [storageVersion(crd)]

/** Whether the storage version makes way, in one change, for one that did not exist: no object can be migrated in between. */
export function isStorageReplaced(pair: CrdPair): boolean {
  const [before, after] = [storageVersion(pair.before), storageVersion(pair.after)]
  return removedVersions(pair).some((version) => version.name === before) && !pair.before.versions.some((version) => version.name === after)
}

/** Live objects in which some manager last applied its fields at this version. */
export const appliedAt = (pair: CrdPair, version: string): Counted =>
  pair.living?.live.applied.get(apiVersionOf(pair.before.group, version)) ?? { count: 0, names: [] }

/** Versions in use today between which and the stored bytes a conversion stands: a dead webhook makes them answer 500. */
export function convertedVersions(pair: CrdPair): readonly string[] {
  const stored = storedVersions(pair.before)
  const used = keptVersions(pair).filter(({ before, after }) => before.isServed && after.isServed)
  return used.map(({ name }) => name).filter((name) => stored.some((other) => other !== name))
}
