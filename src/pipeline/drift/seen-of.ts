import { explainDrift, readBaseline, type Explained } from '../../drift/drift.ts'
import type { Finding } from '../../model/finding.ts'
import { textAt } from '../../model/json.ts'
import { keyOf } from '../../model/manifest.ts'
import { withoutMembership } from '../../model/membership.ts'
import type { EnvironmentOutcome } from '../../model/outcome.ts'
import { isWithheld } from '../../model/withheld.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Cluster } from '../../ports/cluster.ts'
import type { Ports } from '../../ports/ports.ts'
import { leftOverIn } from '../facts/inventory-members.ts'
import { renderedTree } from '../workspace/rendered-tree.ts'
import { requireRightCluster } from '../facts/right-cluster.ts'
import { sourcesOf, withSources } from '../workspace/sources.ts'
import { staying } from '../workspace/staying.ts'
import { baselineTarget } from './baseline-target.ts'
import type { DriftOptions, Source } from './options.ts'
import { serverSchemas } from './server-schemas.ts'
import { tryAll } from './try-all.ts'
import { withCommits } from './with-commits.ts'

export type Seen = Explained & { readonly outcome: EnvironmentOutcome; readonly refused: readonly Finding[] }

type From = { readonly ports: Ports; readonly source: Source }

/** What is seen of one environment. Whatever cannot be listed is a failure: an incomplete list would pass for things missing, or for none. */
export async function seenOf(options: DriftOptions, environment: Environment, { ports, source }: From): Promise<Seen> {
  const releases = await renderedTree(options.root, environment, source)
  const desired = staying(environment, releases)
  const rendered = releases.flatMap((release) => release.manifests)
  const [cluster, view] = await Promise.all([ports.cluster(environment.context), ports.serverView(environment.context)])
  await requireRightCluster(environment, cluster)
  const isWhole = options.releases.length === 0
  const [read, schemaOf, baseline, extra] = await Promise.all([
    cluster.readWithVersions(desired),
    serverSchemas(view, desired, ports),
    baselineIn(cluster, environment),
    isWhole ? leftOverIn(environment, rendered, cluster) : [],
  ])
  const live = read.map(withoutMembership)
  const alive = new Set(live.map(({ id }) => keyOf(id)))
  const { tried, refused } = await tryAll(view, options.isTried ? desired.filter((one) => alive.has(keyOf(one.id)) && !isWithheld(one)) : [])
  const explained = explainDrift({ desired, live, extra, schemaOf, tried, baseline, rules: environment.driftRules, today: ports.clock.today(), isWhole })
  return {
    ...explained,
    drift: await withCommits(explained.drift, { root: options.root, environment: environment.name, releases, source }, ports),
    outcome: { name: environment.name, releases: releases.map((release) => release.outcome) },
    refused: withSources(refused, sourcesOf(environment.name, releases)),
  }
}

async function baselineIn(cluster: Cluster, environment: Environment): Promise<ReadonlySet<string>> {
  const [found] = await cluster.read([baselineTarget(environment)])
  return readBaseline(textAt(found?.body, 'data', 'fields') ?? '')
}
