import { collectEarly } from './cluster/collect-early.ts'
import { connect } from './cluster/connection.ts'
import { createDryRun } from './cluster/dry-run.ts'
import { awaitEstablished } from './cluster/established.ts'
import { readEvents } from './cluster/events.ts'
import { eachLivePage, readFacts, readKinds, readUid } from './cluster/facts.ts'
import { labelled } from './cluster/labelled.ts'
import { readWanted } from './cluster/read-wanted.ts'
import { schemaPlaces, schemasAt } from './cluster/schemas.ts'
import { openServer } from './cluster/open-server.ts'
import { createWrites } from './cluster/writes.ts'
import type { ClusterWrites } from '../ports/cluster-writes.ts'
import type { Cluster } from '../ports/cluster.ts'
import type { ReadKubeconfig } from '../ports/kubeconfig.ts'
import type { ServerView } from '../ports/server-view.ts'

/** A context, and whoever reads what it says. */
type Place = { readonly context: string; readonly kubeconfig: ReadKubeconfig }

/**
 * The cluster that a kubeconfig context names ('' is the current one), read over plain HTTPS with the context's credentials:
 * client-node's typed models would drop the fields that they do not know. Failure 'cluster-unreachable' where there is no such context.
 */
export async function createCluster({ context, kubeconfig }: Place): Promise<Cluster> {
  collectEarly()
  const connection = await connect(context, kubeconfig)
  const server = openServer(connection)
  // Kinds as they were when the first was asked for: whoever goes through many kinds asks for all of them in one go.
  let discovered: ReturnType<typeof readKinds> | undefined
  return {
    isVerified: connection.isVerified,
    credentialProgram: connection.program,
    uid: () => readUid(server),
    answers: () => server.answers(),
    facts: (options) => readFacts(server, options),
    eachPage: async (kind, visit) => eachLivePage(server, { ...kind, known: await (discovered ??= readKinds(server)) }, visit),
    read: (wanted) => readWanted(server, wanted, false),
    readWithVersions: (wanted) => readWanted(server, wanted, true),
    labelled: (label, places) => labelled(server, label, places),
    events: (namespace) => readEvents(server, namespace),
    awaitEstablished: (names, limitMs) => awaitEstablished(server, names, limitMs),
  }
}

/** What Sluice itself writes into the cluster of a context. */
export const createClusterWrites = async ({ context, kubeconfig }: Place): Promise<ClusterWrites> =>
  createWrites(openServer(await connect(context, kubeconfig)))

/** How the API server of a context sees objects. */
export async function createServerView({ context, kubeconfig }: Place): Promise<ServerView> {
  const server = openServer(await connect(context, kubeconfig))
  return {
    schemaPlaces: (apiVersions) => schemaPlaces(server, apiVersions),
    schemas: (place) => schemasAt(server, place),
    dryRun: createDryRun(server),
  }
}
