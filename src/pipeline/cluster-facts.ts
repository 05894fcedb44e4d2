import { posix } from 'node:path'
import { readSnapshot } from '../config/config.ts'
import type { ClusterFacts } from '../model/facts.ts'
import { Failure } from '../model/failure.ts'
import { textAt } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Note } from '../model/outcome.ts'
import type { Environment } from '../model/workspace.ts'
import type { Ports } from '../ports/ports.ts'

/** What a check judges by, and what has to be said aloud about it. */
export type KnownFacts = { readonly facts: ClusterFacts; readonly notes: readonly Note[] }

/** The cluster, live; or a snapshot, when a file is named or when the environment's policy allows it and no cluster answers. */
export async function clusterFacts(
  environment: Environment,
  desired: readonly Manifest[],
  { snapshot, root, ports }: { snapshot: string; root: string; ports: Ports },
): Promise<KnownFacts> {
  if (snapshot !== '') return fromSnapshot(snapshot, root, ports)
  if (environment.context === '') return withoutCluster(environment, { root, ports, reason: `${environment.name} names no cluster context` })
  try {
    const facts = await liveFacts(environment, desired, ports)
    return {
      facts,
      notes: [
        { sign: 'info', text: `Judged against ${facts.source === 'live' ? 'live' : 'a picture of'} ${environment.name}, Kubernetes ${facts.kubeVersion}` },
      ],
    }
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'cluster-unreachable' || !environment.policy.allowSnapshot) throw error
    return withoutCluster(environment, { root, ports, reason: error.message })
  }
}

/** Facts of the live cluster, with the custom resources of every kind that the rendered tree defines. */
export async function liveFacts(environment: Environment, desired: readonly Manifest[], ports: Ports): Promise<ClusterFacts> {
  const cluster = await ports.cluster(environment.context)
  const definitions = desired.filter((manifest) => manifest.id.kind === 'CustomResourceDefinition')
  return cluster.facts({
    live: definitions.map(({ body }) => ({ group: textAt(body, 'spec', 'group') ?? '', kind: textAt(body, 'spec', 'names', 'kind') ?? '' })),
  })
}

async function withoutCluster(environment: Environment, { root, ports, reason }: { root: string; ports: Ports; reason: string }): Promise<KnownFacts> {
  if (!environment.policy.allowSnapshot) {
    throw new Failure('config-invalid', `Cannot judge ${environment.name}: ${reason}, and its policy does not allow a snapshot`, {
      hint: `Name cluster.context or set policy.allowSnapshot: true in values/${environment.name}/environment.yml, or pass --snapshot FILE`,
    })
  }
  const known = await fromSnapshot(environment.snapshotFile, root, ports)
  return { ...known, notes: [{ sign: 'warn', text: `${reason}. Judged by the snapshot instead, as the policy of ${environment.name} allows` }, ...known.notes] }
}

async function fromSnapshot(path: string, root: string, ports: Ports): Promise<KnownFacts> {
  const file = posix.relative(root, path)
  const text = await ports.files.readText(path)
  if (text === undefined) throw new Failure('config-invalid', `There is no snapshot ${file}`, { hint: 'npm run snapshot records one from the cluster' })
  const read = readSnapshot(text, file)
  if (!read.ok) throw new Failure('config-invalid', `Cannot read the snapshot ${file}`, { hint: 'npm run snapshot records a new one', problems: read.problems })
  return {
    facts: read.value,
    notes: [{ sign: 'info', text: `Judged against the snapshot ${file} of ${read.value.takenAt}, Kubernetes ${read.value.kubeVersion}` }],
  }
}
