import { isSame, objectAt } from '../../model/json.ts'
import { keyOf, nameOf, refOf, type Manifest } from '../../model/manifest.ts'
import { lostHosts, usersIn } from '../lost-hosts.ts'
import { readSidecar } from '../objects/sidecar.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshScene } from '../scene.ts'

/** A Sidecar takes away hosts that its proxies had. */
export const sidecarEgressNarrowed: MeshRule = {
  id: 'mesh/sidecar-egress-narrowed',
  why: 'A proxy gets clusters and routes only for hosts that the egress of its Sidecar lets in; what it does not know goes out as it came, or nowhere',
  judge: (scene) =>
    (scene.after.kinds.get('networking.istio.io/Sidecar') ?? [])
      .filter(({ id, body }) => !isSame(objectAt(body, 'spec'), objectAt(scene.before.byKey.get(keyOf(id))?.body, 'spec')))
      .flatMap((sidecar) => draftsFor(sidecar, scene)),
}

function draftsFor(manifest: Manifest, scene: MeshScene): readonly MeshDraft[] {
  const sidecar = readSidecar(manifest)
  const lost = lostHosts(sidecar, scene)
  if (lost.length === 0) return []
  const usersOf = usersIn(sidecar.namespace, scene.after)
  const used = lost.map((host) => ({ host, users: usersOf(host) })).filter(({ users }) => users.length > 0)
  const fate =
    sidecar.unknown?.kind === 'block' ? 'answered with 502 (BlackHoleCluster)' : 'passed through without routes, retries and mTLS (PassthroughCluster)'
  return [
    {
      object: refOf(manifest),
      severity: used.length > 0 ? 'block' : 'warn',
      effect: used.length > 0 ? 'clients-break' : 'behaviour-shifts',
      path: 'spec.egress[].hosts',
      message: `${nameOf(manifest.id)} takes ${lost.length} host${lost.length === 1 ? '' : 's'} from its proxies, of which ${used.length} ${used.length === 1 ? 'is' : 'are'} in use: calls are ${fate}`,
      change: lost.map(({ hostname }) => hostname).join(', '),
      hits: used.flatMap(({ host, users }) => users.map((user) => `${user} names ${host.hostname}`)),
      action: `Add ${(used[0]?.host ?? lost[0])?.namespace ?? ''}/${(used[0]?.host ?? lost[0])?.hostname ?? ''} to spec.egress[].hosts.`,
    },
  ]
}
