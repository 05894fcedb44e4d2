import { nameOf } from '../../model/manifest.ts'
import { sharedHosts } from '../gateways/gateway-table.ts'
import { meshGateway, type VirtualService } from '../objects/virtual-service.ts'
import { refIn } from '../ref-in.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshScene, MeshState } from '../scene.ts'
import { allVirtualServices, virtualServicesCalled } from '../traffic/virtual-services.ts'

/** A VirtualService that is bound to a Gateway which is not there, or which does not take its host. */
export const routeWithoutGateway: MeshRule = {
  id: 'mesh/route-without-gateway',
  why: 'A gateway has routes only for hosts that a server of the Gateway and the VirtualService both name; it answers 404 to all others',
  judge: (scene) =>
    allVirtualServices(scene.after.registry).flatMap((service) =>
      service.gateways.filter((gateway) => gateway !== meshGateway).flatMap((gateway) => unbound(service, gateway, scene)),
    ),
}

function unbound(service: VirtualService, gateway: string, scene: MeshScene): readonly MeshDraft[] {
  const hosts = hostsTaken(scene.after, gateway)
  return service.hosts.filter((host) => !isTaken(hosts, host, service)).map((host) => draftOf(service, { gateway, host, isThere: hosts !== undefined }, scene))
}

const isTaken = (hosts: readonly string[] | undefined, host: string, { namespace }: VirtualService): boolean =>
  hosts !== undefined && sharedHosts({ hosts }, { hosts: [host], namespace }).length > 0

/** The hosts of a Gateway's servers; undefined where there is no such Gateway. */
function hostsTaken({ registry }: MeshState, gateway: string): readonly string[] | undefined {
  const found = registry.gateways.find(({ namespace, name }) => `${namespace}/${name}` === gateway)
  return found?.servers.flatMap(({ hosts }) => hosts)
}

type Unbound = { readonly gateway: string; readonly host: string; readonly isThere: boolean }

function draftOf(service: VirtualService, { gateway, host, isThere }: Unbound, { before, after }: MeshScene): MeshDraft {
  // Whichever Gateway took the host before: it is asked for, and was answered.
  const wasBound = virtualServicesCalled(before.registry, service.id).some(
    (earlier) => earlier.hosts.includes(host) && earlier.gateways.some((name) => name === gateway || isTaken(hostsTaken(before, name), host, earlier)),
  )
  return {
    severity: wasBound ? 'block' : 'warn',
    effect: 'clients-break',
    object: refIn(after, service.id),
    path: isThere ? 'spec.hosts[]' : 'spec.gateways[]',
    message: `Requests to ${host} end in 404 (NR): ${isThere ? `no server of Gateway ${gateway} takes that host` : `Gateway ${gateway} of ${nameOf(service.id)} is not there`}`,
    change: '',
    hits: [],
    action: isThere ? `Add ${host} to a server of Gateway ${gateway}` : `Bring Gateway ${gateway}, or name the one that is meant as namespace/name`,
  }
}
