import { compareText, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Right } from '../../model/right.ts'
import { merged } from './merged.ts'

const group = 'rbac.authorization.k8s.io'

/** Rights as the roles that give them and nothing else: one ClusterRole for the whole cluster, and one Role a namespace, all of one name. */
export function roleManifests(rights: readonly Right[], name: string): readonly Manifest[] {
  const byNamespace = [...Map.groupBy(merged(rights), ({ namespace }) => namespace)].toSorted(([left], [right]) => compareText(left, right))
  return byNamespace.map(([namespace, own]) => {
    const kind = namespace === '' ? 'ClusterRole' : 'Role'
    const metadata = namespace === '' ? { name } : { name, namespace }
    return { id: { group, kind, namespace, name }, version: 'v1', body: { apiVersion: `${group}/v1`, kind, metadata, rules: rulesOf(own) } }
  })
}

type Rule = { readonly group: string; readonly resource: string; readonly names: readonly string[]; readonly verbs: readonly string[] }

function rulesOf(rights: readonly Right[]): readonly JsonObject[] {
  const resources = Map.groupBy(rights, (right) => JSON.stringify([right.group, right.resource, namesIn(right)]))
  const rules = [...resources.values()].flatMap(([first, ...others]): readonly Rule[] =>
    first === undefined ? [] : [{ ...first, names: namesIn(first), verbs: [first, ...others].map(({ verb }) => verb).toSorted(compareText) }],
  )
  const alike = Map.groupBy(rules, (rule) => JSON.stringify([rule.group, rule.names, rule.verbs]))
  return [...alike]
    .toSorted(([left], [right]) => compareText(left, right))
    .flatMap(([, [first, ...others]]) => (first === undefined ? [] : [ruleOf(first, others)]))
}

const namesIn = ({ names, isNamed }: Right): readonly string[] => (isNamed ? names : [])

const ruleOf = (first: Rule, others: readonly Rule[]): JsonObject => ({
  apiGroups: [first.group],
  resources: [first, ...others].map(({ resource }) => resource).toSorted(compareText),
  ...(first.names.length === 0 ? {} : { resourceNames: first.names }),
  verbs: first.verbs,
})
