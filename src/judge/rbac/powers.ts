import { isObject, type JsonObject, listAt } from '../../model/json.ts'
import { listed } from '../show.ts'
import { textsAt } from '../texts-at.ts'

/** Something that a role allows and that is worth a look. */
export type Power = {
  /** What its holder may do from now on, after "may": "read every Secret". */
  readonly text: string
  /** Whether it leads to every other right. */
  readonly isTotal: boolean
}

/** The powers of a role's rules, by their text. */
export const powersOf = (role: JsonObject | undefined): ReadonlyMap<string, Power> =>
  new Map(
    listAt(role, 'rules')
      .filter(isObject)
      .flatMap(powersOfRule)
      .map((power) => [power.text, power]),
  )

type Rule = { readonly groups: readonly string[]; readonly resources: readonly string[]; readonly verbs: readonly string[]; readonly isNamed: boolean }

function powersOfRule(written: JsonObject): readonly Power[] {
  const rule = {
    groups: textsAt(written, 'apiGroups'),
    resources: textsAt(written, 'resources'),
    verbs: textsAt(written, 'verbs'),
    isNamed: textsAt(written, 'resourceNames').length > 0,
  }
  if (isEverything(rule)) return [{ text: 'do everything to every object', isTotal: true }]
  const named = powers.filter(({ isHeld }) => isHeld(rule)).map(({ text, isTotal }) => ({ text, isTotal }))
  return named.length > 0 || !rule.verbs.includes('*') ? named : [{ text: `do everything to ${sayResources(rule)}`, isTotal: false }]
}

const isEverything = ({ groups, resources, verbs }: Rule): boolean => [groups, resources, verbs].every((words) => words.includes('*'))

const has = (words: readonly string[], ...wanted: readonly string[]): boolean => words.includes('*') || wanted.some((word) => words.includes(word))

/** Whether a rule allows one of these verbs on one of these resources of a group, whatever the object's name. */
const allows = ({ groups, resources, verbs, isNamed }: Rule, [group, wanted]: readonly [string, readonly string[]], wantedVerbs: readonly string[]): boolean =>
  !isNamed && has(groups, group) && has(resources, ...wanted) && has(verbs, ...wantedVerbs)

const reading = ['get', 'list', 'watch']
const writing = ['create', 'update', 'patch']
const rbac = 'rbac.authorization.k8s.io'

/** From https://kubernetes.io/docs/concepts/security/rbac-good-practices/: rights that are, or soon give, others. */
const powers: readonly (Power & { readonly isHeld: (rule: Rule) => boolean })[] = [
  { text: 'give itself rights it does not have (escalate)', isTotal: true, isHeld: (rule) => allows(rule, [rbac, ['clusterroles', 'roles']], ['escalate']) },
  { text: 'bind itself to any role (bind)', isTotal: true, isHeld: (rule) => allows(rule, [rbac, ['clusterroles', 'roles']], ['bind']) },
  {
    text: 'act as others (impersonate)',
    isTotal: true,
    isHeld: (rule) => rule.verbs.includes('impersonate') || allows(rule, ['', ['users', 'groups', 'serviceaccounts']], ['impersonate']),
  },
  { text: 'read every Secret', isTotal: false, isHeld: (rule) => allows(rule, ['', ['secrets']], reading) },
  { text: 'write Secrets', isTotal: false, isHeld: (rule) => allows(rule, ['', ['secrets']], writing) },
  { text: 'run commands in pods', isTotal: false, isHeld: (rule) => allows(rule, ['', ['pods/exec', 'pods/attach']], ['create', 'get']) },
  { text: 'reach every node’s kubelet', isTotal: false, isHeld: (rule) => allows(rule, ['', ['nodes/proxy']], [...reading, 'create']) },
  { text: 'make tokens of any ServiceAccount', isTotal: false, isHeld: (rule) => allows(rule, ['', ['serviceaccounts/token']], ['create']) },
  {
    text: 'change admission webhooks',
    isTotal: false,
    isHeld: (rule) => allows(rule, ['admissionregistration.k8s.io', ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations']], writing),
  },
]

function sayResources({ groups, resources }: Rule): string {
  const names = resources.includes('*') ? 'everything' : listed(resources.slice(0, 3)) + (resources.length > 3 ? ' and more' : '')
  return `${names} of ${groups.includes('*') ? 'any group' : listed(groups.map((group) => group || 'core'))}`
}
