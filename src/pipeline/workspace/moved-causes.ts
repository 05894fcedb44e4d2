import { causes, type Cause } from '../../model/difference.ts'
import type { Environment, Release } from '../../model/workspace.ts'
import type { ReleasePair, ReleaseState } from './release-pair.ts'

/** What of all that a rendering depends on is another one than at the base. */
export const movedCauses = ({ base, now }: ReleasePair): readonly Cause[] =>
  causes.filter((cause) => JSON.stringify(facts[cause](base)) !== JSON.stringify(facts[cause](now)))

// Of bytes, what render.yml says that was rendered: values that were changed and not rendered since have made nothing.
const facts: Readonly<Record<Cause, (state: ReleaseState) => unknown>> = {
  chart: ({ provenance }) => [provenance?.chart, provenance?.archive],
  values: ({ provenance }) => [provenance?.values.map(({ sha256 }) => sha256), provenance?.encryptedSecrets?.map(({ sha256 }) => sha256)],
  capabilities: ({ environment }) => servedOf(environment),
  helm: ({ provenance }) => provenance?.helm,
  release: ({ release }) => settingsOf(release),
}

const servedOf = ({ capabilities: { kubeVersion, apiVersions, clusterScoped } }: Environment): unknown => [kubeVersion, apiVersions, clusterScoped]

const settingsOf = ({ namespace, isUpgrade, hooks, secrets, skipSchemaValidation, accept }: Release): unknown => [
  namespace,
  isUpgrade,
  hooks,
  secrets,
  skipSchemaValidation,
  accept,
]
