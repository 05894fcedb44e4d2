import { keyOf, nameOf, refOf, type ResourceId } from '../../../model/manifest.ts'
import type { QuestionRule } from '../../rule.ts'

/** A release that may bring only listed kinds without a namespace brings another one. */
export const foreignKind: QuestionRule = {
  id: 'object/foreign-kind',
  why: 'Objects without a namespace act on the whole cluster, whatever the namespace of the release that brings them',
  lane: 'RBAC',
  judge: ({ releases = [], desired }) => {
    const objects = new Map(desired.map((manifest) => [keyOf(manifest.id), manifest]))
    return releases.flatMap(({ name, allow, objects: ids }) => {
      if (allow === undefined) return []
      return ids
        .filter((id) => id.namespace === '' && !namesOf(id).some((word) => allow.clusterScoped.includes(word)))
        .flatMap((id) => objects.get(keyOf(id)) ?? [])
        .map((manifest) => ({
          object: refOf(manifest),
          severity: 'block',
          effect: 'behaviour-shifts',
          path: '',
          message: `Release ${name} brings ${nameOf(manifest.id)}, and environment.yml does not allow it ${manifest.id.kind}s`,
          change: '',
          hits: [],
          action: `Take it out by the chart's values, or allow it in environment.yml: allow: { clusterScoped: [${namesOf(manifest.id)[1]}] }`,
        }))
    })
  },
}

/** "ClusterRole" and "ClusterRole.rbac.authorization.k8s.io". */
const namesOf = ({ group, kind }: ResourceId): readonly [string, string] => [kind, group === '' ? kind : `${kind}.${group}`]
