import { nameOf, type Manifest } from '../model/manifest.ts'
import { injectionAmong } from './injection/injection.ts'
import type { MeshService } from './objects/service.ts'
import { isWorkload } from './objects/workload.ts'
import type { Profile } from './profile.ts'
import { isHttp } from './protocol.ts'
import type { MeshState } from './scene.ts'
import { silentOnRetries } from './silent-on-retries.ts'

/** A default that another version of Istio has otherwise, and whom it touches. */
export type Shift = { readonly message: string; readonly hits: readonly string[]; readonly cure: string }

/** What moves between two versions under objects that stay as they are; a default that touches nobody is left out. */
export const versionShifts = (before: MeshState, after: MeshState): readonly Shift[] =>
  rows
    .filter(({ part }) => JSON.stringify(part(before.registry.profile)) !== JSON.stringify(part(after.registry.profile)))
    .map((row) => ({ message: row.message(after.registry.profile), hits: row.hits(after, before), cure: row.cure }))
    .filter(({ hits }) => hits.length > 0)

type Row = {
  readonly part: (profile: Profile) => unknown
  readonly message: (after: Profile) => string
  readonly hits: (after: MeshState, before: MeshState) => readonly string[]
  readonly cure: string
}

const rows: readonly Row[] = [
  {
    part: ({ retryCodes }) => retryCodes,
    message: ({ retryCodes }) =>
      `Routes that say nothing of retries ${retryCodes.includes(503) ? 'begin to retry' : 'no longer retry'} what was answered with 503`,
    hits: ({ registry }) => silentOnRetries(registry),
    cure: 'Where 503 is to be retried whatever the version, set retries.retryOn in the VirtualService.',
  },
  {
    part: ({ retryOn }) => retryOn,
    message: ({ retryOn }) =>
      `Routes that say nothing of retries ${retryOn.includes('exhausted') ? 'begin to retry' : 'no longer retry'} what gRPC answers with RESOURCE_EXHAUSTED`,
    hits: ({ registry }) => silentOnRetries(registry),
    cure: 'Where that is to be retried whatever the version, set retries.retryOn in the VirtualService.',
  },
  {
    part: ({ sniffs }) => sniffs,
    message: ({ sniffs }) =>
      `Ports of unknown protocol are ${sniffs ? 'guessed per connection instead of being TCP' : 'TCP instead of being guessed per connection'}`,
    hits: (after, before) => services(after.registry.profile.sniffs ? after : before, ({ ports }) => ports.some(({ protocol }) => protocol === 'Auto')),
    cure: 'Set appProtocol of these ports.',
  },
  {
    part: ({ hasAliases }) => hasAliases,
    message: ({ hasAliases }) =>
      `An ExternalName ${hasAliases ? 'becomes another name of its target: rules of the target hold for it, its own do not' : 'becomes a host of its own again'}`,
    hits: (after) => services(after, ({ isKubernetes, aliasOf, isExternal }) => isKubernetes && (aliasOf !== '' || isExternal)),
    cure: 'Move VirtualServices and DestinationRules of the ExternalName to its target.',
  },
  {
    part: ({ listsPorts }) => listsPorts,
    message: ({ listsPorts }) => `Virtual hosts ${listsPorts ? 'list their domains with the port, too' : 'list their domains without a port'}`,
    hits: httpServices,
    cure: 'Nothing, unless an EnvoyFilter names domains.',
  },
  {
    part: ({ hasTrailingDot }) => hasTrailingDot,
    message: ({ hasTrailingDot }) => `Virtual hosts ${hasTrailingDot ? 'answer' : 'no longer answer'} to names with a dot at the end`,
    hits: httpServices,
    cure: 'Nothing, unless an EnvoyFilter names domains.',
  },
  {
    part: ({ hasNativeSidecars }) => hasNativeSidecars,
    message: ({ hasNativeSidecars }) =>
      hasNativeSidecars
        ? 'On nodes with Kubernetes 1.33 the sidecar becomes an init container: it starts first, stops last, and Jobs end'
        : 'The sidecar becomes an ordinary container again: it runs on where a Job has ended',
    hits: ({ manifests }) => injectedAmong(manifests),
    cure: 'Set ENABLE_NATIVE_SIDECARS of istiod to what it should be whatever the version.',
  },
]

function httpServices(after: MeshState): readonly string[] {
  return services(after, ({ ports }) => ports.some(({ protocol }) => isHttp(protocol)))
}

const services = ({ registry }: MeshState, isHit: (service: MeshService) => boolean): readonly string[] =>
  [...registry.rank.keys()].filter(isHit).map(({ id }) => nameOf(id))

function injectedAmong(manifests: readonly Manifest[]): readonly string[] {
  const injectionOf = injectionAmong(manifests)
  return manifests.filter((manifest) => isWorkload(manifest) && injectionOf(manifest).kind === 'revision').map(({ id }) => nameOf(id))
}
