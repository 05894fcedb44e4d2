import { explainDrift, type Explained } from '../drift/drift.ts'
import type { Drift } from '../model/drift.ts'
import { withoutMembership } from '../model/membership.ts'
import type { EnvironmentOutcome, Outcome } from '../model/outcome.ts'
import type { Environment } from '../model/workspace.ts'
import type { Ports } from '../ports/ports.ts'
import { leftOverIn } from './inventory-members.ts'
import { loadWorkspace, type Selection } from './load-workspace.ts'
import { emptyOutcome } from './outcomes.ts'
import { renderedTree } from './rendered-tree.ts'
import { staying } from './staying.ts'

/** Live against desired, by reading only. */
export async function drift(options: Selection, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const { environments } = await loadWorkspace(ports.files, options)
  const perEnvironment = await Promise.all(environments.map((environment) => driftOf(options, environment, ports)))
  const found = perEnvironment.flatMap(({ seen }) => seen.drift)
  return {
    ...emptyOutcome('drift'),
    exitCode: found.length > 0 ? 10 : 0,
    environments: perEnvironment.map((one) => one.outcome),
    findings: perEnvironment.flatMap(({ seen }) => seen.findings),
    drift: found,
    hiddenDrift: perEnvironment.flatMap(({ seen }) => seen.hidden),
    driftHints: perEnvironment.flatMap(({ seen }) => seen.hints),
    summary: summaryOf(found, environments),
    timings: { drift: ports.clock.now() - started },
  }
}

async function driftOf(options: Selection, environment: Environment, ports: Ports): Promise<{ outcome: EnvironmentOutcome; seen: Explained }> {
  const releases = await renderedTree(options.root, environment, ports)
  const desired = staying(environment, releases)
  const rendered = releases.flatMap((release) => release.manifests)
  const cluster = await ports.cluster(environment.context)
  const isWhole = options.releases.length === 0
  const live = (await cluster.read(desired)).map(withoutMembership)
  const extra = isWhole ? await leftOverIn(environment, rendered, cluster) : []
  return {
    outcome: { name: environment.name, releases: releases.map((release) => release.outcome) },
    seen: explainDrift({ desired, live, extra, rules: environment.driftRules, today: ports.clock.today(), isWhole }),
  }
}

function summaryOf(found: readonly Drift[], environments: readonly Environment[]): string {
  const names = environments.map((environment) => environment.name).join(', ')
  if (found.length === 0) return `What lives in ${names} is what is committed.`
  const counted = (kind: Drift['kind']): number => found.filter((item) => item.kind === kind).length
  const ending = counted('terminating') === 0 ? '' : `, ${counted('terminating')} being deleted`
  return `Drift in ${names}: ${counted('changed')} changed, ${counted('missing')} missing, ${counted('extra')} extra${ending}.`
}
