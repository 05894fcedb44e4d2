import { bindingKind, policyKind } from '../../../model/admission-facts.ts'
import { kindText, nameOf } from '../../../model/manifest.ts'
import type { PolicyAnswer } from '../../../model/policy-answer.ts'
import type { ObjectDraft, QuestionRule } from '../../rule.ts'

/** An admission policy refuses an object, or nobody can tell from here whether it does. */
export const policyRefused: QuestionRule = {
  id: 'object/policy-refused',
  why: 'The API server asks every ValidatingAdmissionPolicy that is bound and matches, and refuses the write for one expression that is false or fails',
  lane: 'Webhook',
  judge: ({ policyAnswers = [], admission = new Map() }) => [
    ...policyAnswers.filter(({ kind }) => kind === 'refused').map(refusedDraft),
    ...[
      ...Map.groupBy(
        policyAnswers.filter(({ kind }) => kind === 'unknown'),
        placeOf,
      ).values(),
    ].map(unknownDraft),
    ...[policyKind, bindingKind].flatMap((kind) => {
      const gap = admission.get(kindText(kind))?.gap ?? ''
      return gap === '' ? [] : [unseenDraft(kind, gap)]
    }),
  ],
}

const severities = { Deny: 'block', Warn: 'warn', Audit: 'info' } as const satisfies Readonly<Record<PolicyAnswer['action'], ObjectDraft['severity']>>

function refusedDraft({ policy, binding, object, action, path, said }: PolicyAnswer): ObjectDraft {
  return {
    object,
    severity: severities[action],
    effect: action === 'Deny' ? 'refused' : 'behaviour-shifts',
    path: '',
    message: `ValidatingAdmissionPolicy ${policy} refuses the ${object.kind} by its ${path}: ${said}`,
    change: action === 'Deny' ? '' : `The binding ${binding} only says ${action}`,
    hits: [],
    action: `Change the object so that the policy takes it, or ask those who answer for ${policy}; kubectl apply --dry-run=server has the last word`,
  }
}

const placeOf = ({ policy, binding, path, said }: PolicyAnswer): string => JSON.stringify([policy, binding, path, said])

const policyRef = (name: string): ObjectDraft['object'] => ({ ...policyKind, version: 'v1', namespace: '', name })

function unknownDraft(alike: readonly PolicyAnswer[]): ObjectDraft {
  const [first] = alike
  const { policy = '', path = '', said = '' } = first ?? {}
  return {
    object: policyRef(policy),
    severity: 'warn',
    effect: 'unknown',
    path: `spec.${path}`,
    message: `Whether ValidatingAdmissionPolicy ${policy} takes ${alike.length === 1 ? '1 object' : `${alike.length} objects`} cannot be decided here: it hangs on ${said}`,
    change: '',
    hits: alike.map(({ object }) => nameOf(object)),
    action: 'Ask the server: kubectl apply --dry-run=server -f FILE, as the user that applies',
  }
}

const unseenDraft = ({ group, kind }: { readonly group: string; readonly kind: string }, gap: string): ObjectDraft => ({
  object: { group, version: 'v1', kind, namespace: '', name: '' },
  severity: 'warn',
  effect: 'unknown',
  path: '',
  message: `Whether a ${kind} of the cluster refuses an object cannot be decided here: ${gap}`,
  change: '',
  hits: [],
  action: 'Record a snapshot again (npm run snapshot), or let the reader list admissionregistration.k8s.io (docs/rbac/reader.yml)',
})
