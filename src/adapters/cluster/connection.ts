import { Agent, type RequestOptions } from 'node:https'
import { Failure } from '../../model/failure.ts'
import { at, fromJsonText, textAt, type Json } from '../../model/json.ts'
import type { ReadKubeconfig } from '../../ports/kubeconfig.ts'
import type { Access, Credentials } from './access.ts'
import { plainAccess } from './plain-access.ts'

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
  const kubeconfig = fromJsonText(text)
  const server = textAt(kubeconfig, 'clusters', 0, 'cluster', 'server') ?? ''
  if (!URL.canParse(server)) throw notDescribed(name)
  let access = await accessOf(kubeconfig)
  const agents = new Map<string, Agent>()
  return {
    name,
    namespace: textAt(kubeconfig, 'contexts', 0, 'context', 'namespace') || 'default',
    server: new URL(server),
    isVerified: at(kubeconfig, 'clusters', 0, 'cluster', 'insecure-skip-tls-verify') !== true && server.startsWith('https:'),
    program,
    options: () => optionsOf(access, name, agents),
    renew: async () => {
      access = await accessOf(fromJsonText((await read(context)).text))
    },
  }
}

const accessOf = async (kubeconfig: Json): Promise<Access> => plainAccess(kubeconfig) ?? (await import('./library-access.ts')).libraryAccess(kubeconfig)

const notDescribed = (name: string): Failure =>
  new Failure('cluster-unreachable', `The context "${name}" names a cluster that its kubeconfig does not describe`, {
    hint: `kubectl --context ${name} cluster-info shows what it names`,
  })

async function optionsOf(access: Access, name: string, agents: Map<string, Agent>): Promise<Credentials> {
  const credentials = await access().catch(() => {
    // What a credential program or a key file says may hold secrets.
    throw new Failure('cluster-unreachable', `The credentials of context "${name}" cannot be had`, { hint: `kubectl --context ${name} version shows why` })
  })
  return { agent: keptAgent(credentials, agents), ...credentials }
}

/** Keeps connections. One agent per client certificate, since a credential program may renew it. */
function keptAgent({ ca, cert, key, rejectUnauthorized, servername }: RequestOptions, agents: Map<string, Agent>): Agent {
  const identity = String(cert)
  const known = agents.get(identity)
  if (known !== undefined) return known
  const given = Object.entries({ ca, cert, key, rejectUnauthorized, servername }).filter(([, value]) => value !== undefined)
  const agent = new Agent({ keepAlive: true, maxSockets: parallelRequests, ...Object.fromEntries(given) })
  agents.set(identity, agent)
  return agent
}
