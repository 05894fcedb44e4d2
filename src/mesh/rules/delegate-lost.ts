import { nameOf, type Manifest } from '../../model/manifest.ts'
import type { HttpRoute } from '../objects/http-route.ts'
import { readVirtualService, type VirtualService } from '../objects/virtual-service.ts'
import { delegatesOf, lossOf, type DelegateLoss } from '../registry/delegates.ts'
import { refIn } from '../ref-in.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'
import type { MeshScene, MeshState } from '../scene.ts'

/** An entry of a VirtualService whose delegate is missing, hidden, or asks for what the entry excludes. */
export const delegateLost: MeshRule = {
  id: 'mesh/delegate-lost',
  why: 'Pilot leaves out an entry whose delegate it cannot put in its place, and says so nowhere',
  judge: (scene) => {
    const services = written(scene.after)
    const delegates = delegatesOf(services)
    return services.flatMap((root) =>
      root.http.flatMap((route) => {
        const loss = lossOf(route, root, delegates)
        return loss === 'none' ? [] : [draftOf(root, { route, loss }, scene)]
      }),
    )
  },
}

const written = ({ kinds }: MeshState): readonly VirtualService[] =>
  (kinds.get('networking.istio.io/VirtualService') ?? []).map((manifest: Manifest) => readVirtualService(manifest))

const says: Readonly<Record<Exclude<DelegateLoss, 'none'>, string>> = {
  missing: 'is not there',
  hidden: 'is not exported to the namespace of the root',
  contradiction: 'asks for what the entry excludes',
}

type Lost = { readonly route: HttpRoute; readonly loss: Exclude<DelegateLoss, 'none'> }

function draftOf(root: VirtualService, { route, loss }: Lost, { before, after }: MeshScene): MeshDraft {
  const called = delegateName(route)
  const earlier = written(before).find(({ namespace, name }) => namespace === root.namespace && name === root.name)
  return {
    // An entry that was never there has no requests to lose.
    severity: earlier?.http.some((other) => delegateName(other) === called) === true ? 'block' : 'warn',
    effect: 'clients-break',
    object: refIn(after, root.id),
    path: 'spec.http[].delegate',
    message: `The entry of ${nameOf(root.id)} for delegate ${called} vanishes, since the delegate ${says[loss]}: requests to ${root.hosts.join(', ')} that it took end in 404 (NR) or fall to a later route`,
    change: '',
    hits: [],
    action:
      loss === 'missing' ? `Bring VirtualService ${called} without hosts, and apply it first` : `Mend exportTo and the matches of VirtualService ${called}`,
  }
}

const delegateName = ({ delegate }: HttpRoute): string => (delegate === null ? '' : `${delegate.namespace}/${delegate.name}`)
