import { storageVersion } from '../../crd/versions.ts'
import type { CrdRule } from '../../rule.ts'

/** New writes are stored in another version, and the old one stays in status.storedVersions until every object is rewritten. */
export const storageSwitched: CrdRule = {
  id: 'crd/storage-switched',
  why: 'Stored objects stay in the old version until each is written again, and the CRD must keep the version until then',
  handles: ['versions', 'versions[].storage'],
  judge: (pair) => {
    const [before, after] = [storageVersion(pair.before), storageVersion(pair.after)]
    if (before === after || !pair.after.versions.some((version) => version.name === before)) return []
    return [
      {
        severity: 'warn',
        effect: 'behaviour-shifts',
        path: 'spec.versions[].storage',
        message: `${pair.objects} are stored as ${after} from their next write on; ${before} cannot be removed before all of them are rewritten`,
        change: `${before} → ${after}`,
        hits: [],
        action: `Plan the migration: write every object once, then take ${before} out of status.storedVersions of CRD ${pair.after.name}`,
      },
    ]
  },
}
