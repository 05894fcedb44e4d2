import { decide } from '../gate/gate.ts'
import { judge, type Question } from '../judge/judge.ts'
import type { Manifest } from '../model/manifest.ts'
import { strictPolicy } from '../model/workspace.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import type { ComparedTraffic } from './mesh/compared-traffic.ts'
import { fileFacts } from './facts/file-facts.ts'
import { manifestsAt } from './manifests/manifests-at.ts'
import { emptyOutcome } from './outcomes.ts'
import { withRefusals } from './facts/refusals.ts'
import { verdictSentence } from './verdicts.ts'

export type CompatOptions = {
  readonly cwd: string
  readonly from: string
  readonly to: string
  /** The Kubernetes version to judge for; '' where none is named. */
  readonly kubeVersion: string
}

/** Two manifests, streams or folders, judged as old and new; the old side's CRDs stand for the cluster's. */
export async function compat({ cwd, from, to, kubeVersion }: CompatOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const [base, desired] = await Promise.all([manifestsAt(from, cwd, ports), manifestsAt(to, cwd, ports)])
  const question = withNewRefusals({ desired, base, cluster: fileFacts(base, kubeVersion) })
  const traffic = await trafficOf(base, desired)
  const { verdict, findings, waived } = decide([...judge(question), ...traffic.findings], {
    policy: strictPolicy,
    waivers: [],
    today: '',
    isWhole: true,
  })
  return {
    ...emptyOutcome('compat'),
    exitCode: verdict === 'block' ? 11 : 0,
    verdict,
    findings,
    ...traffic.part,
    summary: verdict === 'pass' ? 'Compatible.' : verdictSentence(verdict, { findings, waived }),
    timings: { compat: ports.clock.now() - started },
  }
}

/** CRDs carry no traffic: where there is nothing else, as in most comparisons of CRDs, the mesh is not even loaded. */
async function trafficOf(base: readonly Manifest[], desired: readonly Manifest[]): Promise<ComparedTraffic> {
  if ([...base, ...desired].every(({ id }) => id.kind === 'CustomResourceDefinition')) return { findings: [], part: {} }
  return (await import('./mesh/compared-traffic.ts')).comparedTraffic(base, desired)
}

/** With what the new CRDs refuse in the new custom resources. What the old ones refused in the old object already is not this change's doing. */
function withNewRefusals(question: Question): Question {
  const before = withRefusals({ ...question, base: [], desired: question.base })
  const asked = withRefusals(question)
  return {
    ...asked,
    refusals: newIn(asked.refusals, before.refusals),
    policyAnswers: newIn(asked.policyAnswers, before.policyAnswers),
  }
}

function newIn<T>(now: readonly T[] = [], before: readonly T[] = []): readonly T[] {
  const known = new Set(before.map((one) => JSON.stringify(one)))
  return now.filter((one) => !known.has(JSON.stringify(one)))
}
