import { textAt } from '../../../model/json.ts'
import type { CrdPair } from '../../crd/pair-crds.ts'
import type { CrdVersion } from '../../crd/read-crd.ts'
import type { CrdRule, Draft } from '../../rule.ts'
import { lostPaths } from '../../schema/lost-paths.ts'

/** A newly served version has fewer fields than another one, and nothing converts: who reads and writes through it erases the others. */
export const versionLosesFields: CrdRule = {
  id: 'crd/version-loses-fields',
  why: 'With no conversion every version sees the same bytes, cut to its own schema, and a write stores what it sees',
  handles: ['versions', 'versions[].served'],
  judge: (pair) => {
    if (textAt(pair.after.spec, 'conversion', 'strategy') === 'Webhook') return []
    return newlyServed(pair).flatMap((version) => draftsOf(version, pair))
  },
}

function newlyServed({ before, after }: CrdPair): readonly CrdVersion[] {
  const served = new Set(before.versions.filter((version) => version.isServed).map((version) => version.name))
  return after.versions.filter((version) => version.isServed && !served.has(version.name))
}

function draftsOf(version: CrdVersion, pair: CrdPair): readonly Draft[] {
  const owners = new Map<string, readonly string[]>()
  for (const other of pair.after.versions.filter((one) => one !== version && (one.isServed || one.isStorage))) {
    for (const path of lostPaths(other.schema, version.schema)) owners.set(path, [...(owners.get(path) ?? []), other.name])
  }
  return [...owners].map(([path, names]) => ({
    severity: 'block',
    effect: 'data-lost',
    path,
    message: `${pair.objects} read as ${version.name} lack ${path}, and an update there erases it: ${names.join(', ')} has the field and nothing converts`,
    change: `${names.join(', ')} → ${version.name}`,
    hits: [],
    action: `Give ${version.name} the field, or a conversion webhook that keeps it`,
  }))
}
