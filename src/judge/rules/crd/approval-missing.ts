import { refOf } from '../../../model/manifest.ts'
import { textAt } from '../../../model/json.ts'
import { currentCrds, desiredCrds } from '../../crd/pair-crds.ts'
import type { Crd } from '../../crd/read-crd.ts'
import type { QuestionRule } from '../../rule.ts'

const annotation = 'api-approved.kubernetes.io'

/** Groups of the Kubernetes project need an annotation that says who approved them; without it the API server refuses the CRD. */
export const approvalMissing: QuestionRule = {
  id: 'crd/approval-missing',
  why: 'The API server checks groups under k8s.io and kubernetes.io for a note of who approved the API',
  lane: 'CRD',
  judge: (question) => {
    const current = currentCrds(question)
    return [...desiredCrds(question).values()]
      .filter((crd) => isRefused(crd, current.get(crd.name)))
      .map((crd) => ({
        object: refOf(crd.manifest),
        severity: 'block',
        effect: 'refused',
        path: `metadata.annotations["${annotation}"]`,
        message: `The API server refuses CRD ${crd.name}: group ${crd.group} belongs to Kubernetes and the CRD names no approval`,
        change: `${approvalOf(current.get(crd.name)) || 'absent'} → ${approvalOf(crd) || 'absent'}`,
        hits: [],
        action: `Annotate the CRD with ${annotation}: the link to the approving pull request, or "unapproved, …" for a try`,
      }))
  },
}

// Updates are checked only where the answer changes, so an old CRD without approval stays acceptable.
const isRefused = (crd: Crd, before: Crd | undefined): boolean => isProtected(crd.group) && !isApproved(crd) && (before === undefined || isApproved(before))

const isProtected = (group: string): boolean => /(?:^|\.)(?:k8s|kubernetes)\.io$/.test(group)

const approvalOf = (crd: Crd | undefined): string => textAt(crd?.manifest.body, 'metadata', 'annotations', annotation) ?? ''

const isApproved = (crd: Crd): boolean => /^(?:https?:\/\/[^/]|unapproved)/.test(approvalOf(crd))
