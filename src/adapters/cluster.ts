import { connect, type Connection } from './cluster/connection.ts'
import { createDryRun } from './cluster/dry-run.ts'
import { awaitEstablished } from './cluster/established.ts'
import { readEvents } from './cluster/events.ts'
import { eachLivePage, readFacts, readKinds, readUid } from './cluster/facts.ts'
import { labelled } from './cluster/labelled.ts'
import { readWanted } from './cluster/read-wanted.ts'
import { createRights } from './cluster/rights.ts'
import { schemaPlaces, schemasAt } from './cluster/schemas.ts'
import { onePerContext, onePerUser } from './cluster/one-per-context.ts'
import { openServer } from './cluster/open-server.ts'
import type { Server } from './cluster/server.ts'
import { createWrites } from './cluster/writes.ts'
import type { ClusterWrites } from '../ports/cluster-writes.ts'
import type { Cluster } from '../ports/cluster.ts'
import type { ReadKubeconfig } from '../ports/kubeconfig.ts'
import type { Rights } from '../ports/rights.ts'
import type { ServerView } from '../ports/server-view.ts'

/** What is asked of clusters, and what is written to them. */
export type Clusters = {
  readonly cluster: (context: string) => Promise<Cluster>
  /** By the rights of another user, where one is named. */
  readonly clusterWrites: (context: string, as: string) => Promise<ClusterWrites>
  readonly rights: (context: string, as: string) => Promise<Rights>
  readonly serverView: (context: string) => Promise<ServerView>
}

/**
 * The clusters that contexts of a kubeconfig name ('' is the current one), over plain HTTPS with the context's credentials: client-node's typed models would
 * drop the fields that they do not know. Failure 'cluster-unreachable' where there is no such context.
 */
export function createClusters(kubeconfig: ReadKubeconfig): Clusters {
  const open = async (context: string, who = ''): Promise<Open> => {
    const connection = await connect(context, (name) => kubeconfig(name, who))
    return { connection, server: openServer(connection) }
  }
  const reading = onePerContext(async (context) => {
    const opened = await open(context)
    return { cluster: clusterOf(opened), view: viewOf(opened) }
  })
  return {
    cluster: async (context) => (await reading(context)).cluster,
    serverView: async (context) => (await reading(context)).view,
    // A connection of their own: the lock is not to wait behind lists.
    clusterWrites: onePerUser(async (context, who) => createWrites((await open(context, who)).server)),
    rights: onePerUser(async (context, who) => createRights((await open(context, who)).server)),
  }
}

type Open = { readonly connection: Connection; readonly server: Server }

function clusterOf({ connection, server }: Open): Cluster {
  // Kinds as they were when the first was asked for: whoever goes through many kinds asks for all of them in one go.
  let discovered: ReturnType<typeof readKinds> | undefined
  return {
    isVerified: connection.isVerified,
    credentialProgram: connection.program,
    uid: () => readUid(server),
    answers: () => server.answers(),
    facts: () => readFacts(server),
    eachPage: async (kind, visit) => eachLivePage(server, { ...kind, known: await (discovered ??= readKinds(server)) }, visit),
    read: (wanted) => readWanted(server, wanted, false),
    readWithVersions: (wanted) => readWanted(server, wanted, true),
    labelled: (label, places) => labelled(server, label, places),
    events: (namespace) => readEvents(server, namespace),
    awaitEstablished: (names, limitMs) => awaitEstablished(server, names, limitMs),
  }
}

/** How the API server itself sees objects. */
const viewOf = ({ server }: Open): ServerView => ({
  schemaPlaces: (apiVersions) => schemaPlaces(server, apiVersions),
  schemas: (place) => schemasAt(server, place),
  dryRun: createDryRun(server),
})
