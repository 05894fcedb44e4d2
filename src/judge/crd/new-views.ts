import { textAt } from '../../model/json.ts'
import type { Claim, NewView } from '../../model/living.ts'
import { lostPaths } from '../schema/lost-paths.ts'
import { keepsAll } from './pruning.ts'
import type { CrdPair } from './pair-crds.ts'
import type { CrdVersion } from './read-crd.ts'
import { storageVersion } from './versions.ts'

/** A field that a version which becomes served lacks, and the versions that have it. */
export type HiddenField = { readonly id: string; readonly version: string; readonly path: string; readonly owners: readonly string[] }

/** Where nothing converts: what reading at a version that becomes served leaves out, and writing there erases. */
export const hiddenFields = (pair: CrdPair): readonly HiddenField[] => newlyServed(pair).flatMap((version) => hiddenBy(version, pair))

/** Live objects are stored as the storage version has them. One that goes, or that keeps everything, tells nothing by its schema. */
export function newViews(pair: CrdPair): readonly NewView[] {
  const stored = pair.before.versions.find(({ name }) => name === storageVersion(pair.before))
  if (stored === undefined || keepsAll(pair.before) || keepsAll(pair.after)) return []
  return newlyServed(pair).map(({ name, schema }) => ({ name: viewOf(name), seenAt: stored.name, before: stored.schema, after: schema }))
}

/** What stored objects can tell of the fields: only those that the storage version has are seen in them. */
export const viewClaims = (pair: CrdPair): readonly Claim[] =>
  hiddenFields(pair)
    .filter(({ owners }) => owners.includes(storageVersion(pair.before)))
    .map(({ id, version, path }) => ({ id, versions: [viewOf(version)], asks: 'place', path, keywords: ['properties'] }))

const viewOf = (version: string): string => `read as ${version}`

function newlyServed({ before, after }: CrdPair): readonly CrdVersion[] {
  if (textAt(after.spec, 'conversion', 'strategy') === 'Webhook') return []
  const served = new Set(before.versions.filter((version) => version.isServed).map((version) => version.name))
  return after.versions.filter((version) => version.isServed && !served.has(version.name))
}

function hiddenBy(version: CrdVersion, pair: CrdPair): readonly HiddenField[] {
  const owners = new Map<string, readonly string[]>()
  for (const other of pair.after.versions.filter((one) => one !== version && (one.isServed || one.isStorage))) {
    for (const path of lostPaths(other.schema, version.schema)) owners.set(path, [...(owners.get(path) ?? []), other.name])
  }
  return [...owners].map(([path, names]) => ({ id: `crd/version-loses-fields ${version.name} ${path}`, version: version.name, path, owners: names }))
}
