import { isStorageReplaced, storageVersion } from '../../crd/versions.ts'
import type { CrdRule } from '../../rule.ts'

/** The storage version is swapped for a new one in a single change, so that no moment exists in which objects could be migrated. */
export const storageReplacedInOneStep: CrdRule = {
  id: 'crd/storage-replaced-in-one-step',
  why: 'The API server must know every version in status.storedVersions, since objects are stored in it',
  handles: ['versions'],
  judge: (pair) => {
    if (!isStorageReplaced(pair)) return []
    const [before, after] = [storageVersion(pair.before), storageVersion(pair.after)]
    return [
      {
        severity: 'block',
        effect: 'refused',
        path: `spec.versions[${before}]`,
        message: `${after} replaces the stored version ${before} in one step: the API server refuses the CRD, since ${pair.objects} are stored as ${before}`,
        change: `${before} → ${after}`,
        hits: [],
        action: `Take two releases: first add ${after} as storage beside ${before}, migrate every object, and only then remove ${before}`,
      },
    ]
  },
}
