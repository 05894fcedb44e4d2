import { decide, type Decision } from '../gate/gate.ts'
import { judge, type Question } from '../judge/judge.ts'
import { meshImpact } from '../mesh/mesh.ts'
import type { Finding } from '../model/finding.ts'
import type { EnvironmentOutcome, Note, Outcome } from '../model/outcome.ts'
import type { Environment } from '../model/workspace.ts'
import type { Ports } from '../ports/ports.ts'
import { baseOf } from './base-of.ts'
import { clusterFacts } from './cluster-facts.ts'
import { withLiving } from './living.ts'
import { loadWorkspace, type Selection } from './load-workspace.ts'
import { emptyOutcome } from './outcomes.ts'
import { releaseScopes } from './release-scopes.ts'
import { renderedTree } from './rendered-tree.ts'
import { reviewedGate, type ReviewedGate } from './reviewed-gate.ts'
import { withSources } from './sources.ts'
import { verdictSentence, worst } from './verdicts.ts'

export type CheckOptions = Selection & {
  /** Absolute path of a snapshot file to judge by instead of the live cluster; '' for none. */
  readonly snapshot: string
  /** A Kubernetes version to judge for instead of the cluster's own; '' for that. */
  readonly kubeVersion: string
}

/** The rendered tree against a cluster or a snapshot: findings and a verdict. */
export async function check(options: CheckOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const { environments } = await loadWorkspace(ports.files, options)
  const answers = await Promise.all(environments.map((environment) => checkEnvironment(options, environment, ports)))
  const verdict = worst(answers.map((one) => one.decision.verdict))
  const findings = answers.flatMap((one) => one.decision.findings)
  const waived = answers.flatMap((one) => one.decision.waived)
  return {
    ...emptyOutcome('check'),
    exitCode: verdict === 'block' ? 11 : 0,
    verdict,
    environments: answers.map((one) => one.outcome),
    findings,
    waived,
    notes: answers.flatMap((one) => one.notes),
    summary: verdictSentence(verdict, { findings, waived }),
    next: verdict === 'block' ? '' : 'npm run apply',
    timings: { check: ports.clock.now() - started },
  }
}

type Judged = { readonly decision: Decision; readonly notes: readonly Note[]; readonly outcome: EnvironmentOutcome }

async function checkEnvironment({ root, snapshot, kubeVersion, releases: selected }: CheckOptions, environment: Environment, ports: Ports): Promise<Judged> {
  const releases = await renderedTree(root, environment, ports)
  const desired = releases.flatMap((release) => release.manifests)
  const gate = await reviewedGate(environment, { root, isWhole: selected.length === 0, ports })
  const base = await baseOf(environment, selected, ports)
  const { facts, objects, notes, findings } = await clusterFacts(environment, { desired, base }, { snapshot, root, ports, gate })
  const scopes = releaseScopes(releases, gate.environment)
  const question = await withLiving({ desired, base, cluster: facts, releases: scopes, ...(kubeVersion === '' ? {} : { forecast: kubeVersion }) }, objects)
  const decision = judged(question, environment, { gate, found: findings })
  return {
    decision: { ...decision, findings: withSources(decision.findings, { environment: environment.name, releases }) },
    notes,
    outcome: { name: environment.name, releases: releases.map((release) => release.outcome) },
  }
}

/** The pure middle of a check, which `apply` runs again on the live cluster. */
export function judged(question: Question, environment: Environment, { gate, found }: { gate: ReviewedGate; found: readonly Finding[] }): Decision {
  const renderedFor = { environment: environment.name, capabilities: environment.capabilities }
  return decide([...gate.changes, ...found, ...judge({ ...question, renderedFor }), ...meshImpact(question.base, question.desired)], gate.rules)
}
