import { nameOf } from '../../model/manifest.ts'
import { isVisible } from '../objects/export-to.ts'
import { byCreation } from '../objects/origin.ts'
import { meshGateway, type VirtualService } from '../objects/virtual-service.ts'
import { refIn } from '../ref-in.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshScene } from '../scene.ts'
import { allVirtualServices, virtualServicesCalled } from '../traffic/virtual-services.ts'

/** Two VirtualServices for sidecars and one host: only one of them counts. */
export const hostClaimedTwice: MeshRule = {
  id: 'mesh/host-claimed-twice',
  why: 'Sidecars do not merge VirtualServices of one host as gateways do: the oldest counts, by name where they are of one age, and Pilot drops the others in silence',
  judge: (scene) => {
    const claims = allVirtualServices(scene.after.registry)
      .filter(({ gateways }) => gateways.includes(meshGateway))
      .flatMap((service) => service.hosts.map((host) => ({ host, service })))
    return [...Map.groupBy(claims, ({ host }) => host)].flatMap(([host, claimed]) =>
      dropped(
        host,
        claimed.map(({ service }) => service),
        scene,
      ),
    )
  },
}

function dropped(host: string, services: readonly VirtualService[], scene: MeshScene): readonly MeshDraft[] {
  if (services.length < 2) return []
  // What is there already is older than what comes with this change.
  const [winner, ...losers] = services.toSorted((left, right) => Number(isNew(left, scene)) - Number(isNew(right, scene)) || byCreation(left, right))
  if (winner === undefined) return []
  return losers.filter((loser) => meet(winner, loser, scene)).map((loser) => draftOf(host, { winner, loser }, scene))
}

const isNew = ({ id }: VirtualService, { before }: MeshScene): boolean => virtualServicesCalled(before.registry, id).length === 0

/** Whether some namespace sees both. */
const meet = (left: VirtualService, right: VirtualService, { after }: MeshScene): boolean =>
  after.registry.namespaces.some((namespace) => isVisible(left.audience, namespace) && isVisible(right.audience, namespace))

function draftOf(host: string, { winner, loser }: { winner: VirtualService; loser: VirtualService }, { before, after }: MeshScene): MeshDraft {
  const counted = virtualServicesCalled(before.registry, loser.id).some(({ hosts, gateways }) => hosts.includes(host) && gateways.includes(meshGateway))
  return {
    severity: counted ? 'block' : 'warn',
    effect: counted ? 'clients-break' : 'behaviour-shifts',
    object: refIn(after, loser.id),
    path: 'spec.hosts[]',
    message: `Sidecars drop the routes of ${nameOf(loser.id)} for ${host}: ${nameOf(winner.id)} claims that host as well, and is the older one or comes first by name`,
    change: '',
    hits: [],
    action: 'Put the routes of both into one VirtualService, and split that with delegates where two teams own it',
  }
}
