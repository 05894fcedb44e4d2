import type { Question } from '../../../judge/judge.ts'
import { bindingKind, policyKind, type Listed } from '../../../model/admission-facts.ts'
import { listAt, textAt } from '../../../model/json.ts'
import { kindText, type Manifest } from '../../../model/manifest.ts'
import type { PolicyAnswer } from '../../../model/policy-answer.ts'
import { bind, type AdmissionRequest, type Resolved } from '../../../validate/validate.ts'
import { minorOf } from '../minor-of.ts'
import { paramKindOf, paramsFor } from './params.ts'
import { requestsIn } from './requests.ts'

/** What the admission policies of the cluster and of the render say to the objects of the render, beyond taking them. */
export function policyAnswersIn(question: Question): readonly PolicyAnswer[] {
  const policies = new Map(standing(question, policyKind).objects.map((policy) => [policy.id.name, policy]))
  const pairs = standing(question, bindingKind).objects.flatMap((binding) => {
    const policy = policies.get(textAt(binding.body, 'spec', 'policyName') ?? '')
    return policy === undefined ? [] : [{ policy, binding }]
  })
  if (pairs.length === 0) return []
  const requests = requestsIn(question).filter(({ object }) => !isExempt(object))
  return pairs.flatMap((pair) => answersOf(pair, { question, requests }))
}

// The server asks no policy about policies: nobody could take back one that refuses its own change.
const isExempt = ({ group, kind }: AdmissionRequest['object']): boolean =>
  group === policyKind.group && /^(Validating|Mutating)AdmissionPolicy(Binding)?$/.test(kind)

type Pair = { readonly policy: Manifest; readonly binding: Manifest }
type Writes = { readonly question: Question; readonly requests: readonly AdmissionRequest[] }

function answersOf({ policy, binding }: Pair, { question, requests }: Writes): readonly PolicyAnswer[] {
  const kind = paramKindOf(policy.body)
  const params = kind === undefined ? undefined : standing(question, kind)
  const resolve = (request: AdmissionRequest): Resolved => (params === undefined ? { kind: 'found', params: [null] } : paramsFor(binding.body, params, request))
  const decide = bind({ policy: policy.body, binding: binding.body, minor: minorOf(question) }, resolve)
  const common = { policy: policy.id.name, binding: binding.id.name, action: actionOf(binding) }
  return requests.flatMap((request) => decide(request).map((said) => ({ ...common, object: request.object, ...said })))
}

const actions = ['Deny', 'Warn', 'Audit'] as const

const actionOf = ({ body }: Manifest): PolicyAnswer['action'] => actions.find((action) => listAt(body, 'spec', 'validationActions').includes(action)) ?? 'Audit'

/** The objects of a kind that stand once the render is applied. */
function standing({ desired, admission, cluster }: Question, kind: { readonly group: string; readonly kind: string }): Listed {
  const live = admission?.get(kindText(kind))
  const own = desired.filter(({ id }) => kindText(id) === kindText(kind))
  const places = new Set(own.map(({ id }) => `${id.namespace}/${id.name}`))
  const others = (live?.objects ?? []).filter(({ id }) => !places.has(`${id.namespace}/${id.name}`))
  return { objects: [...own, ...others], gap: cluster.source === 'files' ? '' : (live?.gap ?? 'nobody looked at those of the cluster') }
}
