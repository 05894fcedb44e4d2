import { textAt } from '../../model/json.ts'
import { type ResourceId, splitApiVersion } from '../../model/manifest.ts'
import { readServedName } from '../../model/served-name.ts'
import type { Capabilities } from '../../model/workspace.ts'
import type { Found } from '../found.ts'
import { clusterScoped } from './cluster-scoped.ts'

/** Whether a kind has no namespace: as a CRD of the same render says, else as the cluster said when it was recorded, else by the built-in table. */
export function knownScopes(found: readonly Found[], capabilities: Capabilities | 'unknown'): (id: ResourceId) => boolean {
  const defined = definedScopes(found)
  const recorded = recordedScopes(capabilities)
  return ({ group, kind }) => {
    const name = kindName(group, kind)
    return defined.get(name) ?? recorded.get(name) ?? clusterScoped.get(group)?.has(kind) === true
  }
}

type Scopes = ReadonlyMap<string, boolean>

const kindName = (group: string, kind: string): string => (group === '' ? kind : `${group}/${kind}`)

function definedScopes(found: readonly Found[]): Scopes {
  const definitions = found.filter(({ manifest: { id } }) => id.group === 'apiextensions.k8s.io' && id.kind === 'CustomResourceDefinition')
  return new Map(
    definitions.map(({ manifest: { body } }) => [
      kindName(textAt(body, 'spec', 'group') ?? '', textAt(body, 'spec', 'names', 'kind') ?? ''),
      textAt(body, 'spec', 'scope') === 'Cluster',
    ]),
  )
}

/** Every kind that is served counts as namespaced, unless it was recorded as cluster-scoped. */
function recordedScopes(capabilities: Capabilities | 'unknown'): Scopes {
  if (capabilities === 'unknown' || capabilities.clusterScoped === 'unknown') return new Map()
  const served = capabilities.apiVersions.flatMap((name) => servedKind(name) ?? [])
  return new Map([...served.map((kind) => [kind, false] as const), ...capabilities.clusterScoped.map((kind) => [kind, true] as const)])
}

function servedKind(name: string): string | undefined {
  const { apiVersion, kind } = readServedName(name)
  return kind === '' ? undefined : kindName(splitApiVersion(apiVersion).group, kind)
}
