import { isObject, type JsonObject, listAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { textsAt } from '../texts-at.ts'
import { roleKeyOf, subjectsOf } from './bindings.ts'

/** Whether a role allows something that it did not allow before; every role that is new does. */
export const widensRole = (before: Manifest | undefined, after: Manifest): boolean => {
  const old = rulesOf(before)
  return rulesOf(after).some((rule) => atomsOf(rule).some((atom) => !old.some((other) => covers(other, atom))))
}

/** Whether a binding gives its role to somebody new, or another role. */
export const widensBinding = (before: Manifest | undefined, after: Manifest): boolean =>
  before === undefined || roleKeyOf(before) !== roleKeyOf(after) || subjectsOf(after).some((who) => !subjectsOf(before).includes(who))

const rulesOf = (role: Manifest | undefined): readonly JsonObject[] => listAt(role?.body, 'rules').filter(isObject)

/** One thing that a rule allows. */
type Atom = Readonly<Record<(typeof fields)[number], string>>

const fields = ['apiGroups', 'resources', 'resourceNames', 'nonResourceURLs', 'verbs'] as const

// An absent list of names is every name; of any other list it is nothing in particular, and the same on both sides.
const valuesOf = (rule: JsonObject, field: (typeof fields)[number]): readonly string[] => {
  const values = textsAt(rule, field)
  return values.length === 0 ? [field === 'resourceNames' ? '*' : ''] : values
}

const atomsOf = (rule: JsonObject): readonly Atom[] =>
  valuesOf(rule, 'verbs').flatMap((verbs) =>
    valuesOf(rule, 'resources').flatMap((resources) =>
      valuesOf(rule, 'apiGroups').flatMap((apiGroups) =>
        valuesOf(rule, 'resourceNames').flatMap((resourceNames) =>
          valuesOf(rule, 'nonResourceURLs').map((nonResourceURLs) => ({ verbs, resources, apiGroups, resourceNames, nonResourceURLs })),
        ),
      ),
    ),
  )

const covers = (rule: JsonObject, atom: Atom): boolean => fields.every((field) => valuesOf(rule, field).some((value) => value === '*' || value === atom[field]))
