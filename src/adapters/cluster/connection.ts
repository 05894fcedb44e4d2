import type { OutgoingHttpHeaders } from 'node:http'
import { Agent, type RequestOptions } from 'node:https'
import type { KubeConfig } from '@kubernetes/client-node'
import { Failure } from '../../model/failure.ts'
import type { ReadKubeconfig } from '../../ports/kubeconfig.ts'
import { clientConfig, type ClientConfig } from './client-config.ts'

/** Headers and TLS material of one request. */
export type Credentials = Omit<RequestOptions, 'headers'> & { readonly headers: OutgoingHttpHeaders }

/** Where a cluster is and how to be let in. */
export type Connection = {
  /** The context, as messages name the cluster. */
  readonly name: string
  readonly namespace: string
  /** The base of every path; some servers live below one. */
  readonly server: URL
  /** Whether its certificate is checked. */
  readonly isVerified: boolean
  /** The program that gives the credentials; '' where none does. */
  readonly program: string
  /** Credentials for one request; asked anew each time, since a token may expire. */
  options(): Promise<Credentials>
  /** Forgets what credential programs and token files said: the server no longer accepts it. */
  renew(): Promise<void>
}

// One connection a request in flight; more than eight at once gains nothing at an API server and starves others of its fair share.
export const parallelRequests = 8

/** The connection of a kubeconfig context. Nothing is sent yet. */
export async function connect(context: string, read: ReadKubeconfig): Promise<Connection> {
  const { context: name, text, program } = await read(context)
  let client = clientConfig(text)
  const cluster = client.config.getCurrentCluster()
  if (cluster === null || !URL.canParse(cluster.server)) throw notDescribed(name)
  const agents = new Map<string, Agent>()
  const namespace = client.config.getContextObject(name)?.namespace ?? 'default'
  return {
    name,
    namespace,
    server: new URL(cluster.server),
    isVerified: !cluster.skipTLSVerify && cluster.server.startsWith('https:'),
    program,
    options: () => optionsOf(client, name, agents),
    renew: async () => {
      client = clientConfig((await read(context)).text)
    },
  }
}

const notDescribed = (name: string): Failure =>
  new Failure('cluster-unreachable', `The context "${name}" names a cluster that its kubeconfig does not describe`, {
    hint: `kubectl --context ${name} cluster-info shows what it names`,
  })

async function optionsOf({ config, headers: added }: ClientConfig, name: string, agents: Map<string, Agent>): Promise<Credentials> {
  const headers: OutgoingHttpHeaders = { ...added }
  const options: RequestOptions = { headers }
  try {
    await config.applyToHTTPSOptions(options)
  } catch {
    // What a credential program or a key file says may hold secrets.
    throw new Failure('cluster-unreachable', `The credentials of context "${name}" cannot be had`, { hint: `kubectl --context ${name} version shows why` })
  }
  return usesProxy(config) ? { ...options, headers } : { ...options, headers, agent: keptAgent(options, agents) }
}

const usesProxy = (config: KubeConfig): boolean =>
  (config.getCurrentCluster()?.proxyUrl ?? '') !== '' || config.getCurrentCluster()?.server.startsWith('http:') === true

/** client-node's agent opens a connection per request. One agent per client certificate, since a credential program may renew it. */
function keptAgent({ ca, cert, key, rejectUnauthorized, servername }: RequestOptions, agents: Map<string, Agent>): Agent {
  const identity = String(cert)
  const known = agents.get(identity)
  if (known !== undefined) return known
  const given = Object.entries({ ca, cert, key, rejectUnauthorized, servername }).filter(([, value]) => value !== undefined)
  const agent = new Agent({ keepAlive: true, maxSockets: parallelRequests, ...Object.fromEntries(given) })
  agents.set(identity, agent)
  return agent
}
