import { apiVersionOf } from '../../../model/manifest.ts'
import type { CrdPair } from '../../crd/pair-crds.ts'
import { appliedAt, keptVersions } from '../../crd/versions.ts'
import type { CrdRule, Draft } from '../../rule.ts'

/** A version stays in the CRD and is no longer served: whoever reads, watches or applies at it gets 404. */
export const versionUnserved: CrdRule = {
  id: 'crd/version-unserved',
  why: 'A version that is not served answers 404, whatever is stored',
  handles: ['versions[].served'],
  judge: (pair) =>
    keptVersions(pair)
      .filter(({ before, after }) => before.isServed && !after.isServed)
      .map(({ name }) => draftOf(name, pair)),
}

function draftOf(version: string, pair: CrdPair): Draft {
  const apiVersion = apiVersionOf(pair.before.group, version)
  const hits = appliedAt(pair, version)
  const seen = hits.count === 0 ? '' : `; ${hits.count} of ${pair.living?.live.seen.count ?? 0} live ${pair.objects} were applied at it`
  const rest = pair.after.versions.some((other) => other.isServed) ? '' : ', and no other version is served'
  return {
    severity: 'block',
    effect: 'clients-break',
    path: `spec.versions[${version}].served`,
    message: `${apiVersion} is no longer served: its clients get 404${rest}${seen}`,
    change: 'true → false',
    hits: hits.names,
    action: `Move clients and manifests to a version that stays served, or keep ${version} served for one more release`,
  }
}
