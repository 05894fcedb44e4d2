import { apiVersionOf } from '../../../model/manifest.ts'
import { keptVersions } from '../../crd/versions.ts'
import type { CrdRule } from '../../rule.ts'

/** A version is marked as deprecated: every use of it answers with a warning, and a later release may drop it. */
export const versionDeprecated: CrdRule = {
  id: 'crd/version-deprecated',
  why: 'The API server adds a warning to every answer at a deprecated version',
  handles: ['versions[].deprecated'],
  judge: (pair) =>
    keptVersions(pair)
      .filter(({ before, after }) => before.body['deprecated'] !== true && after.body['deprecated'] === true)
      .map(({ name }) => ({
        severity: 'warn',
        effect: 'cosmetic',
        path: `spec.versions[${name}].deprecated`,
        message: `${apiVersionOf(pair.after.group, name)} is deprecated: clients that use it see a warning`,
        change: 'false → true',
        hits: [],
        action: `Move manifests and clients to another version before a release removes ${name}`,
      })),
}
