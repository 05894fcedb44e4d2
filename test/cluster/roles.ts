import { loadAll } from 'js-yaml'
import { isObject, listAt, textAt, type JsonObject } from '../../src/model/json.ts'
import type { ChartStory } from './chart-story.ts'

export const rbac = 'rbac.authorization.k8s.io'

/** A binding of a role to one subject. */
export const bound = (role: JsonObject, subject: JsonObject): JsonObject => ({
  apiVersion: `${rbac}/v1`,
  kind: `${textAt(role, 'kind')}Binding`,
  metadata: role['metadata'] ?? null,
  roleRef: { apiGroup: rbac, kind: textAt(role, 'kind') ?? '', name: textAt(role, 'metadata', 'name') ?? '' },
  subjects: [subject],
})

/** What `doctor --rbac` prints. */
export async function printedRoles(story: ChartStory): Promise<readonly JsonObject[]> {
  const printed = await story.run('doctor', '--rbac')
  if (printed.code !== 0) throw new Error(printed.err)
  return loadAll(printed.out).filter(isObject)
}

/** The roles without a verb on a resource. */
export const without = (roles: readonly JsonObject[], verb: string, resource: string): readonly JsonObject[] =>
  roles.map((role) => ({
    ...role,
    rules: listAt(role, 'rules')
      .filter(isObject)
      .flatMap((rule) => {
        if (!listAt(rule, 'resources').includes(resource) || !listAt(rule, 'verbs').includes(verb)) return [rule]
        const others = { ...rule, resources: listAt(rule, 'resources').filter((one) => one !== resource) }
        const left = { ...rule, resources: [resource], verbs: listAt(rule, 'verbs').filter((one) => one !== verb) }
        return [others, left].filter((one) => listAt(one, 'resources').length > 0 && listAt(one, 'verbs').length > 0)
      }),
  }))
