import type { Counted } from '../../../model/living.ts'
import { apiVersionOf } from '../../../model/manifest.ts'
import type { CrdPair } from '../../crd/pair-crds.ts'
import type { CrdVersion } from '../../crd/read-crd.ts'
import { appliedAt, isStorageReplaced, removedVersions, storageVersion, storedVersions } from '../../crd/versions.ts'
import type { CrdRule, Draft } from '../../rule.ts'

/** A version that is not stored goes: its clients get 404, and server-side apply fails for objects that were last applied at it. */
export const versionRemoved: CrdRule = {
  id: 'crd/version-removed',
  why: 'A version that the CRD lacks answers 404, and server-side apply cannot convert fields that a manager once applied at it',
  handles: ['versions'],
  judge: (pair) => {
    const stored = [...storedVersions(pair.before), ...(isStorageReplaced(pair) ? [storageVersion(pair.before)] : [])]
    return removedVersions(pair)
      .filter(({ name }) => !stored.includes(name))
      .map((version) => draftOf(version, pair))
  },
}

function draftOf(version: CrdVersion, pair: CrdPair): Draft {
  const apiVersion = apiVersionOf(pair.before.group, version.name)
  const hits = appliedAt(pair, version.name)
  return {
    severity: hits.count === 0 && !version.isServed && pair.living?.gap === '' ? 'warn' : 'block',
    effect: hits.count > 0 ? 'reapply-fails' : 'clients-break',
    path: `spec.versions[${version.name}]`,
    message: `${apiVersion} goes away: ${effectOf(version, hits, pair)}`,
    change: `${version.name} → absent`,
    hits: hits.names,
    action: `Move every client and manifest to another version, apply each object there once so that managedFields no longer name ${apiVersion}, then remove it`,
  }
}

function effectOf(version: CrdVersion, hits: Counted, pair: CrdPair): string {
  const clients = version.isServed ? 'its clients get 404' : 'it is not served today'
  if (hits.count > 0)
    return `${clients}, and server-side apply fails for ${hits.count} of ${pair.living?.live.seen.count ?? 0} live ${pair.objects}, last applied at it`
  if (pair.living?.gap === '') return `${clients}; none of ${pair.living.live.seen.count} live ${pair.objects} was applied at it`
  return `${clients}, and server-side apply fails for objects that were applied at it`
}
