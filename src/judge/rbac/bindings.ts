import { isObject, type JsonObject, listAt, textAt } from '../../model/json.ts'
import { keyOf, type Manifest } from '../../model/manifest.ts'
import { type Power, powersOf } from './powers.ts'

const rbacGroup = 'rbac.authorization.k8s.io'

export const isRole = ({ id }: Manifest): boolean => id.group === rbacGroup && (id.kind === 'Role' || id.kind === 'ClusterRole')
export const isBinding = ({ id }: Manifest): boolean => id.group === rbacGroup && (id.kind === 'RoleBinding' || id.kind === 'ClusterRoleBinding')

/** The key of the role that a binding gives. */
export function roleKeyOf({ id, body }: Manifest): string {
  const kind = textAt(body, 'roleRef', 'kind') ?? ''
  return keyOf({ group: rbacGroup, kind, namespace: kind === 'Role' ? id.namespace : '', name: textAt(body, 'roleRef', 'name') ?? '' })
}

/** Whom a binding gives its role to: "ServiceAccount istio-system/istiod", "Group system:masters". */
export const subjectsOf = ({ id, body }: Manifest): readonly string[] =>
  listAt(body, 'subjects')
    .filter(isObject)
    .map((subject) => sayWho(subject, id.namespace))

function sayWho(subject: JsonObject, namespace: string): string {
  const [kind, name] = [textAt(subject, 'kind') ?? '', textAt(subject, 'name') ?? '']
  return kind === 'ServiceAccount' ? `${kind} ${textAt(subject, 'namespace') ?? namespace}/${name}` : `${kind} ${name}`
}

/** What a role of Kubernetes itself allows, and what one of the render does. */
export function powersGiven(binding: Manifest, roles: ReadonlyMap<string, Manifest>): readonly Power[] {
  const role = roles.get(roleKeyOf(binding))
  if (role !== undefined) return [...powersOf(role.body).values()]
  return textAt(binding.body, 'roleRef', 'kind') === 'ClusterRole' ? (ownRoles[textAt(binding.body, 'roleRef', 'name') ?? ''] ?? []) : []
}

const ownRoles: Readonly<Record<string, readonly Power[]>> = {
  'cluster-admin': [{ text: 'do everything to every object (cluster-admin)', isTotal: true }],
  admin: [{ text: 'read and write Secrets and roles (admin)', isTotal: false }],
  edit: [{ text: 'read and write Secrets and run commands in pods (edit)', isTotal: false }],
}
