import type { CrdPair } from '../../crd/pair-crds.ts'
import { isStorageReplaced, removedVersions, storageVersion, storedVersions } from '../../crd/versions.ts'
import type { CrdRule, Draft } from '../../rule.ts'

/** A version in status.storedVersions cannot go: the API server could no longer read what it stored. */
export const storedVersionRemoved: CrdRule = {
  id: 'crd/stored-version-removed',
  why: 'The API server must know every version in status.storedVersions, since objects are stored in it',
  handles: ['versions'],
  judge: (pair) => {
    const stored = storedVersions(pair.before)
    // That one has its own rule, with another cure.
    const replaced = isStorageReplaced(pair) ? storageVersion(pair.before) : ''
    return removedVersions(pair)
      .filter(({ name }) => stored.includes(name) && name !== replaced)
      .map(({ name }) => draftOf(name, pair))
  },
}

const draftOf = (version: string, pair: CrdPair): Draft => ({
  severity: 'block',
  effect: 'refused',
  path: `spec.versions[${version}]`,
  message: `${version} goes away, but ${pair.objects} ${evidenceOf(pair)} stored as ${version}: the API server refuses the CRD`,
  change: `${version} → absent`,
  hits: [],
  action: `Keep ${version} with served: false, write every object once (kubectl get … -o yaml | kubectl replace -f -), take ${version} out of status.storedVersions of CRD ${pair.after.name}, then remove it`,
})

const evidenceOf = ({ before }: CrdPair): string => (before.storedVersions === undefined ? 'were' : 'are still')
