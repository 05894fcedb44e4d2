import { posix } from 'node:path'
import { notJudged, oldSnapshot, unreadCluster, sayAge, unreviewedSnapshot } from '../../gate/gate.ts'
import type { ClusterFacts } from '../../model/facts.ts'
import type { Finding } from '../../model/finding.ts'
import { Failure } from '../../model/failure.ts'
import type { Note } from '../../model/outcome.ts'
import type { Environment } from '../../model/workspace.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Cluster } from '../../ports/cluster.ts'
import { isClusterFailure } from './cluster-failure.ts'
import { fileFacts } from './file-facts.ts'
import { pagesOf, recordedIn } from './living.ts'
import type { ObjectSource } from './object-source.ts'
import { everIn, liveFacts, type Trees } from './live-facts.ts'
import { otherInventories } from './other-inventories.ts'
import type { Lived } from './standing.ts'
import { refuseOtherCluster, refuseOtherSnapshot } from './right-cluster.ts'
import { readSnapshot, withObjects } from './read-snapshot.ts'
import { reviewedText, type ReviewedGate } from '../workspace/reviewed-gate.ts'

/** What a check judges by, and what has to be said aloud about it. */
export type KnownFacts = {
  /** In a few words. */
  readonly judgedBy: string
  readonly facts: ClusterFacts
  /** Where the custom resources are to be had. */
  readonly objects: ObjectSource
  readonly notes: readonly Note[]
  readonly findings: readonly Finding[]
  /** Left out where files alone were judged. */
  readonly lived?: Lived
}

type Surroundings = { readonly snapshot: string; readonly root: string; readonly ports: Ports; readonly gate: ReviewedGate }

/** The cluster, live; or a snapshot, when a file is named or when the environment's policy allows it and no cluster answers. */
export async function clusterFacts(environment: Environment, trees: Trees, around: Surroundings): Promise<KnownFacts> {
  if (around.snapshot !== '') return fromSnapshot(around.snapshot, environment, { ...around, trees })
  if (environment.context === '') return withoutCluster(environment, `${environment.name} names no cluster context`, { ...around, trees })
  try {
    return await fromCluster(environment, trees, await around.ports.cluster(environment.context))
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'cluster-unreachable' || !around.gate.rules.policy.allowSnapshot) throw error
    return withoutCluster(environment, error.message, { ...around, trees })
  }
}

async function fromCluster(environment: Environment, trees: Trees, cluster: Cluster): Promise<KnownFacts> {
  try {
    const facts = await liveFacts(cluster, trees)
    refuseOtherCluster(environment, facts.uid)
    const judgedBy = `${facts.source === 'live' ? 'live' : 'a picture of'} ${environment.name}, Kubernetes ${facts.kubeVersion}`
    return {
      judgedBy,
      facts,
      lived: { cluster, facts },
      objects: pagesOf(cluster),
      findings: [...notJudged(environment.name, facts), ...(await otherInventories(environment, { desired: trees.desired, live: facts.owned }, cluster))],
      notes: [{ sign: 'info', text: `Judged against ${judgedBy}` }],
    }
  } catch (error) {
    if (!isClusterFailure(error) || !(await cluster.answers())) throw error
    return unread(environment, trees, error)
  }
}

/** A cluster that answers, and not all that was asked: that blocks, and what files alone can tell is judged beside it. */
const unread = (environment: Environment, { base }: Trees, { message, hint }: Failure): KnownFacts => ({
  judgedBy: 'files alone',
  facts: fileFacts(base, environment.capabilities.kubeVersion),
  objects: () => undefined,
  findings: [unreadCluster(environment.name, { reason: message, cure: hint })],
  notes: [{ sign: 'warn', text: `Judged by files alone: ${environment.name} did not answer all that was asked` }],
})

async function withoutCluster(environment: Environment, reason: string, around: Surroundings & { readonly trees: Trees }): Promise<KnownFacts> {
  if (!around.gate.rules.policy.allowSnapshot) {
    throw new Failure('config-invalid', `Cannot judge ${environment.name}: ${reason}, and its policy does not allow a snapshot`, {
      hint: `Name cluster.context or set policy.allowSnapshot: true in values/${environment.name}/environment.yml, or pass --snapshot FILE`,
    })
  }
  const known = await fromSnapshot(environment.snapshotFile, environment, around)
  return { ...known, notes: [{ sign: 'warn', text: `${reason}. Judged by the snapshot instead, as the policy of ${environment.name} allows` }, ...known.notes] }
}

async function fromSnapshot(
  path: string,
  environment: Environment,
  { root, ports, gate, trees }: Surroundings & { readonly trees: Trees },
): Promise<KnownFacts> {
  const file = posix.relative(root, path)
  const { text, isOwn } = await reviewedText(path, { root, ports, revision: gate.revision })
  if (text === undefined) throw new Failure('config-invalid', `There is no snapshot ${file}`, { hint: 'npm run snapshot records one from the cluster' })
  const recorded = await readSnapshot(text, file, () => ports.packing())
  refuseOtherSnapshot(environment, { file, uid: recorded.facts.uid })
  const read = await withObjects(
    recorded,
    everIn(trees).map(({ id }) => id),
  )
  const ageMs = ports.clock.since(read.takenAt)
  const { snapshotMaxAge } = gate.rules.policy
  return {
    judgedBy: `a snapshot ${sayAge(ageMs)} old, Kubernetes ${read.kubeVersion}`,
    facts: read,
    objects: recordedIn(recorded),
    findings: [...notJudged(environment.name, read), ...oldSnapshot({ file, ageMs, maxAge: snapshotMaxAge }), ...(isOwn ? [unreviewedSnapshot(file)] : [])],
    notes: [
      {
        sign: 'info',
        text: `Judged against the snapshot ${file} of ${environment.name}, ${sayAge(ageMs)} old (${read.takenAt}), Kubernetes ${read.kubeVersion}`,
      },
    ],
  }
}
