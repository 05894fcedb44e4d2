import { nameOf } from '../model/manifest.ts'
import { isWildcard } from './host-name.ts'
import { canShare } from './objects/export-to.ts'
import { unspecified, type MeshService } from './objects/service.ts'
import { isTcp, isTls } from './protocol.ts'
import type { Registry } from './registry/registry.ts'

/** Something about a host of a ServiceEntry that is likely not what was meant. */
export type Doubt = { readonly service: MeshService; readonly path: string; readonly doubt: string; readonly cure: string }

export function doubtsOf({ rank }: Registry): readonly Doubt[] {
  const byHost = Map.groupBy(rank.keys(), ({ hostname }) => hostname)
  // A ServiceEntry with several addresses is several services of one host.
  const entries = [...byHost.values()].flatMap((same) => [...new Map(same.map((service) => [service.id, service])).values()].filter(isEntry))
  return entries.flatMap((service) => [...twice(service, byHost.get(service.hostname) ?? []), ...everywhere(service), ...unresolved(service)])
}

const isEntry = ({ isKubernetes }: MeshService): boolean => !isKubernetes

/** Another object has the host, and whoever sees both gets the older one's ports and endpoints, or a mix. */
function twice(service: MeshService, same: readonly MeshService[]): readonly Doubt[] {
  const older = same.slice(0, same.indexOf(service))
  const first = same.find((other) => other.id !== service.id && (other.isKubernetes || older.includes(other)) && canShare(other.audience, service.audience))
  if (first === undefined) return []
  const doubt = `${service.hostname} is a host of ${nameOf(first.id)} too, and one of them counts: that of a Service, else the older`
  return [{ service, path: 'spec.hosts', doubt, cure: 'Make one object of both, or keep each to its namespace with exportTo: ["."].' }]
}

function everywhere(service: MeshService): readonly Doubt[] {
  if (service.address !== unspecified) return []
  return service.ports
    .filter(({ protocol }) => isTcp(protocol) && !isTls(protocol))
    .map(({ number, protocol }) => ({
      service,
      path: 'spec.addresses',
      doubt: `without addresses, ${protocol} on port ${number} means every address: whatever sidecars send to that port goes to ${service.hostname}`,
      cure: 'Set spec.addresses, or protocol: TLS where the client speaks TLS and names its server.',
    }))
}

function unresolved(service: MeshService): readonly Doubt[] {
  const { hostname, resolution, listed } = service
  const isDns = resolution === 'strict-dns' || resolution === 'logical-dns'
  if (!isWildcard(hostname) || !isDns || listed.some(({ address }) => address !== hostname)) return []
  const doubt = `${hostname} is a wildcard, and no DNS server has an address for it: Istio refuses this, and older versions send nowhere`
  return [{ service, path: 'spec.resolution', doubt, cure: 'Set resolution: NONE, or list the hosts one by one.' }]
}
