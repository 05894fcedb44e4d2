import { at, isObject, listAt, textAt, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Right } from '../../model/right.ts'

const everything = { verb: '*', group: '*', resource: '*', names: [], isNamed: false }

/**
 * All that a role gives, or a binding of a role that comes with it: whoever holds this may write either. Undefined where the role comes from elsewhere. What
 * no Right can say, addresses and roles that are put together by label, counts as everything.
 */
export function rightsGiven(manifest: Manifest, sent: readonly Manifest[]): readonly Right[] | undefined {
  const { namespace } = manifest.id
  if (listAt(manifest.body, 'subjects').length === 0 && at(manifest.body, 'roleRef') === undefined) return rulesIn(manifest, namespace)
  const [kind, name] = [textAt(manifest.body, 'roleRef', 'kind'), textAt(manifest.body, 'roleRef', 'name')]
  const role = sent.find(
    ({ id }) => id.group === manifest.id.group && id.kind === kind && id.name === name && (id.kind === 'ClusterRole' || id.namespace === namespace),
  )
  return role === undefined ? undefined : rulesIn(role, namespace)
}

function rulesIn({ body }: Manifest, namespace: string): readonly Right[] {
  if (at(body, 'aggregationRule') !== undefined) return [{ ...everything, namespace }]
  return listAt(body, 'rules')
    .filter(isObject)
    .flatMap((rule) => rightsOf(rule, namespace))
}

function rightsOf(rule: JsonObject, namespace: string): readonly Right[] {
  if (textsIn(rule, 'nonResourceURLs').length > 0) return [{ ...everything, namespace }]
  const names = textsIn(rule, 'resourceNames')
  return textsIn(rule, 'verbs').flatMap((verb) =>
    textsIn(rule, 'apiGroups').flatMap((group) =>
      textsIn(rule, 'resources').map((resource) => ({ verb, group, resource, namespace, names, isNamed: names.length > 0 })),
    ),
  )
}

const textsIn = (rule: JsonObject, key: string): readonly string[] => listAt(rule, key).filter((value) => typeof value === 'string')
