import type { AdmissionFacts } from '../model/admission-facts.ts'
import type { ClusterFacts } from '../model/facts.ts'
import type { LivingKind } from '../model/living.ts'
import type { ExpressionFault, Refusal, RuleFault } from '../model/refusal.ts'
import type { Manifest, ResourceId } from '../model/manifest.ts'
import type { PolicyAnswer } from '../model/policy-answer.ts'
import type { Allow, Capabilities } from '../model/workspace.ts'

export type Question = {
  /** The rendered tree of one environment, all releases. */
  readonly desired: readonly Manifest[]
  /** The tree before; empty where there was none. */
  readonly base: readonly Manifest[]
  readonly cluster: ClusterFacts
  /** What the objects of changed kinds tell, see `changedKinds`; a kind that is not here was not asked. */
  readonly living?: readonly LivingKind[]
  /** What CRDs refuse in the desired manifests; left out where nobody looked. */
  readonly refusals?: readonly Refusal[]
  /** What the API server would refuse in CEL rules of desired CRDs; left out where nobody looked. */
  readonly ruleFaults?: readonly RuleFault[]
  /** What it would refuse in CEL expressions of desired admission policies and webhooks; left out where nobody looked. */
  readonly expressionFaults?: readonly ExpressionFault[]
  /** What decides in the cluster what its admission policies say; left out where nobody asked. */
  readonly admission?: AdmissionFacts
  /** What they say to desired objects; left out where nobody looked. */
  readonly policyAnswers?: readonly PolicyAnswer[]
  /** What the desired side was rendered for; left out where it was not rendered for any environment, as in `compat`. */
  readonly renderedFor?: RenderedFor
  /** Which release brings which desired objects; left out where no release does, as in `compat`. */
  readonly releases?: readonly ReleaseScope[]
  /** How it will be applied; left out where nobody said, which means by the server. */
  readonly mode?: 'server' | 'client'
  /** A Kubernetes version to judge for instead of the cluster's own, such as "1.37": what an upgrade of it would break. */
  readonly forecast?: string
}

export type RenderedFor = { readonly environment: string; readonly capabilities: Capabilities }

export type ReleaseScope = {
  readonly name: string
  readonly namespace: string
  /** undefined where the environment does not say what it may touch. */
  readonly allow: Allow | undefined
  readonly objects: readonly ResourceId[]
}
