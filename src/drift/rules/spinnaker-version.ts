import { objectAt } from '../../model/json.ts'
import type { DriftRule } from '../rule.ts'

/** A ConfigMap or Secret that Spinnaker deployed is called NAME-v001, and what refers to it is rewritten. */
export const spinnakerVersion: DriftRule = {
  id: 'spinnaker-version',
  reason: 'Spinnaker gives ConfigMaps and Secrets a version, and what refers to them follows',
  explains: ({ drift: { live: object }, field: { path, desired, live } }) =>
    /(^|\.)(name|secretName)$/.test(path) &&
    typeof desired === 'string' &&
    typeof live === 'string' &&
    live.startsWith(`${desired}-v`) &&
    /^\d{3,}$/.test(live.slice(desired.length + 2)) &&
    Object.keys(objectAt(object.body, 'metadata', 'annotations')).some((key) => /^(artifact|moniker)\.spinnaker\.io\//.test(key)),
}
