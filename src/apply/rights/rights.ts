import type { InventoryPlace } from '../../model/inventory.ts'
import { textAt } from '../../model/json.ts'
import { isDefinition, type Manifest, type ResourceId } from '../../model/manifest.ts'
import type { Right } from '../../model/right.ts'
import { merged } from './merged.ts'
import { definedPlace, type FindPlace } from './places.ts'

const rbac = 'rbac.authorization.k8s.io'

/** To send these: server-side apply of an object that is not there asks for both. What is told to go has to be deleted. */
export function rightsToSend({ sent, deleted }: { sent: readonly Manifest[]; deleted: readonly Manifest[] }, find: FindPlace): readonly Right[] {
  return merged([...sent.flatMap(({ id }) => on(id, ['create', 'patch'], find)), ...deleted.flatMap(({ id }) => on(id, ['delete'], find))])
}

/** Nobody may give rights that they do not hold, unless they may escalate (to write a role) or bind (to give one to somebody). Empty where an object gives none. */
export function rightsToGive({ id, body }: Manifest): readonly Right[] {
  const about = { group: rbac, namespace: id.namespace, isNamed: true }
  if (id.group !== rbac) return []
  if (id.kind === 'Role' || id.kind === 'ClusterRole') return [{ ...about, verb: 'escalate', resource: pluralOfRole(id.kind), names: [id.name] }]
  return [{ ...about, verb: 'bind', resource: pluralOfRole(textAt(body, 'roleRef', 'kind') ?? ''), names: [textAt(body, 'roleRef', 'name') ?? ''] }]
}

const pluralOfRole = (kind: string): string => `${kind.toLowerCase()}s`

/** To judge a change and to see how it went. */
export function rightsToLook(known: readonly Manifest[], { namespace }: InventoryPlace, find: FindPlace): readonly Right[] {
  const ids = known.map(({ id }) => id)
  const namespaces = [...new Set([namespace, ...ids.map((id) => id.namespace)])].filter((name) => name !== '')
  // What left the tree is looked for by label: each kind in each namespace.
  const everywhere = ids.flatMap((id) => namespaces.flatMap((within) => on({ ...id, namespace: within }, ['list'], find)))
  // Whether a CRD may change depends on how its objects live, wherever they do.
  const custom = known.filter(({ id }) => isDefinition(id)).map((crd) => anywhere(definedPlace(crd), 'list'))
  return merged([
    ...cluster,
    ...ids.flatMap((id) => on(id, ['get', 'list'], find)),
    ...everywhere,
    ...custom,
    // An object that lives may be another inventory's.
    anywhere({ group: '', plural: 'configmaps' }, 'list', namespace),
    ...namespaces.map((within) => anywhere({ group: '', plural: 'events' }, 'list', within)),
  ])
}

const cluster: readonly Right[] = [
  ...['get', 'list'].map((verb) => anywhere({ group: 'apiextensions.k8s.io', plural: 'customresourcedefinitions' }, verb)),
  // Policies decide what of the plan is refused.
  ...['validatingadmissionpolicies', 'validatingadmissionpolicybindings'].map((plural) => anywhere({ group: 'admissionregistration.k8s.io', plural }, 'list')),
  { verb: 'get', group: '', resource: 'namespaces', namespace: '', names: ['kube-system'], isNamed: true },
]

/** For the lock, the inventory with what is recorded beside it, and the Event that tells of the run. `create` cannot be bound to names. */
export function ownRights({ namespace, name }: InventoryPlace, isLocked: boolean): readonly Right[] {
  const lease = { group: 'coordination.k8s.io', resource: 'leases', namespace }
  const records = { group: '', resource: 'configmaps', namespace }
  return merged([
    ...(isLocked ? [...named(lease, ['get', 'update'], [name]), ...any(lease, ['create'])] : []),
    ...named(records, ['get', 'update'], [name, `${name}-admission`]),
    ...any(records, ['create']),
  ])
}

/** Without it the run is not told of in the cluster, and goes on. */
export const eventRights = ({ namespace }: InventoryPlace): readonly Right[] => any({ group: '', resource: 'events', namespace }, ['create'])

/** To act as the ServiceAccount of a release. */
export const impersonationRight = (namespace: string, name: string): Right => ({
  verb: 'impersonate',
  group: '',
  resource: 'serviceaccounts',
  namespace,
  names: [name],
  isNamed: true,
})

type About = Pick<Right, 'group' | 'resource' | 'namespace'>

const named = (about: About, verbs: readonly string[], names: readonly string[]): readonly Right[] =>
  verbs.map((verb) => ({ ...about, verb, names, isNamed: true }))
const any = (about: About, verbs: readonly string[]): readonly Right[] => verbs.map((verb) => ({ ...about, verb, names: [], isNamed: false }))

function anywhere({ group, plural }: { readonly group: string; readonly plural: string }, verb: string, namespace = ''): Right {
  return { verb, group, resource: plural, namespace, names: [], isNamed: false }
}

/** A kind that nobody serves cannot be sent either: that is told elsewhere. */
function on(id: ResourceId, verbs: readonly string[], find: FindPlace): readonly Right[] {
  const place = find(id)
  if (place === undefined) return []
  const namespace = place.isNamespaced ? id.namespace : ''
  return verbs.map((verb) => ({ verb, group: id.group, resource: place.plural, namespace, names: [id.name], isNamed: false }))
}
