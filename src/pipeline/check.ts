import { tokenText, type Manner } from '../apply/apply.ts'
import { decide, type Decision } from '../gate/gate.ts'
import { judge, type Question } from '../judge/judge.ts'
import { meshReview } from '../mesh/mesh.ts'
import type { ObjectChange } from '../model/change.ts'
import type { Finding } from '../model/finding.ts'
import type { MeshReport } from '../model/mesh.ts'
import type { EnvironmentOutcome, Note, Outcome } from '../model/outcome.ts'
import type { Environment } from '../model/workspace.ts'
import type { Ports } from '../ports/ports.ts'
import { withFormerVersion } from './check/former-version.ts'
import { nextCommand } from './check/next-command.ts'
import { approvalOf } from './facts/approval.ts'
import { baseTree } from './workspace/base-of.ts'
import { clusterFacts } from './facts/cluster-facts.ts'
import { withLiving } from './facts/living.ts'
import { standingOf } from './facts/standing.ts'
import { hiddenFromReview } from './workspace/hidden-from-review.ts'
import { loadWorkspace, type Selection } from './workspace/load-workspace.ts'
import { meshOfEnvironment } from './mesh/mesh-of-environment.ts'
import { meshPart } from './mesh/mesh-part.ts'
import { emptyOutcome } from './outcomes.ts'
import { placedDecision } from './places/placed-decision.ts'
import { planned } from './sending/planned.ts'
import { releaseScopes } from './workspace/release-scopes.ts'
import { manifestsOf, renderedTree } from './workspace/rendered-tree.ts'
import { reviewedGate, type ReviewedGate } from './workspace/reviewed-gate.ts'
import { revisionOf } from './workspace/revision.ts'
import { reviewedChanges, sourcesOf } from './workspace/sources.ts'
import { verdictSentence, worst } from './verdicts.ts'

export type CheckOptions = Selection & {
  /** Absolute path of a snapshot file to judge by instead of the live cluster; '' for none. */
  readonly snapshot: string
  /** A Kubernetes version to judge for instead of the cluster's own; '' for that. */
  readonly kubeVersion: string
  /** How it is to be applied: a token covers that as well. */
  readonly manner: Manner
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
    changes: answers.flatMap((one) => one.changes),
    ...(await revisionOf(ports)),
    findings,
    waived,
    ...meshPart(answers.flatMap((one) => one.mesh)),
    notes: answers.flatMap((one) => one.notes),
    summary: verdictSentence(verdict, { findings, waived }),
    next: nextCommand(
      answers.map(({ outcome, decision }) => ({ name: outcome.name, decision })),
      { isForecast: options.kubeVersion !== '' },
    ),
    timings: { check: ports.clock.now() - started },
  }
}

type Judged = {
  readonly decision: Decision
  readonly mesh: readonly MeshReport[]
  readonly changes: readonly ObjectChange[]
  readonly notes: readonly Note[]
  readonly outcome: EnvironmentOutcome
}

async function checkEnvironment(
  { root, snapshot, kubeVersion, releases: selected, manner }: CheckOptions,
  environment: Environment,
  ports: Ports,
): Promise<Judged> {
  const releases = await renderedTree(root, environment, ports)
  const desired = releases.flatMap((release) => release.manifests)
  const gate = await reviewedGate(environment, { root, isWhole: selected.length === 0, ports })
  const before = await baseTree(environment, selected, { ports })
  const base = manifestsOf(before.files, '')
  const { facts, judgedBy, objects, notes, findings, lived } = await clusterFacts(environment, { desired, base }, { snapshot, root, ports, gate })
  const scopes = releaseScopes(releases, gate.environment)
  const asked = { desired, base, cluster: facts, releases: scopes, mode: manner.mode, ...(kubeVersion === '' ? {} : { forecast: kubeVersion }) }
  const question = await withLiving(asked, objects)
  const hidden = await hiddenFromReview({ environment: environment.name, releases }, ports)
  const { decision, report } = judged(question, environment, { gate, found: [...hidden, ...findings] })
  // A forecast says what would be if the cluster were another one: nobody applies that.
  const mayApply = decision.verdict !== 'block' && kubeVersion === ''
  const isWhole = selected.length === 0
  const standing = mayApply && lived !== undefined ? await standingOf({ environment, releases, isWhole }, lived) : undefined
  const rows = mayApply ? await approvalOf({ environment, releases, files: ports.files, manner }, standing) : undefined
  const sourceOf = sourcesOf(environment.name, releases)
  const changes = reviewedChanges(base, desired, sourceOf)
  const plan = kubeVersion === '' ? await planned({ environment, releases, base, changes, isWhole }, standing) : undefined
  return {
    decision: await placedDecision(decision, sourceOf, { root, environment, releases, base: before, ports }),
    mesh: meshOfEnvironment(environment.name, { base, desired, report }),
    changes,
    notes,
    outcome: {
      name: environment.name,
      judgedBy,
      releases: releases.map(({ outcome }) => withFormerVersion(outcome, environment.name, before)),
      ...(rows === undefined ? {} : { token: tokenText(rows) }),
      ...(plan === undefined ? {} : { plan }),
    },
  }
}

/** A verdict, and what the change does to the proxies of the mesh, where there is one. */
export type Judgement = { readonly decision: Decision; readonly report: MeshReport | undefined }

/** The pure middle of a check, which `apply` runs again on the live cluster. */
export function judged(question: Question, environment: Environment, { gate, found }: { gate: ReviewedGate; found: readonly Finding[] }): Judgement {
  const renderedFor = { environment: environment.name, capabilities: environment.capabilities }
  const { findings, report } = meshReview(question.base, question.desired)
  return { decision: decide([...gate.changes, ...found, ...judge({ ...question, renderedFor }), ...findings], gate.rules), report }
}
