import { clusterName } from '../cluster-name.ts'
import type { Effect, Spot } from './effect.ts'
import { routeEffects } from './routes.ts'
import { targetsText } from './route-text.ts'
import { isCalled } from './where-to.ts'
import type { Seen, SeenHost, SeenStates } from './seen.ts'

/** What becomes of virtual hosts: those that go, those that come, and what changes in those that stay. */
export const hostEffects = (before: Seen, after: Seen): readonly Effect[] => [
  ...[...after.hosts].flatMap(([key, host]) => keptEffects({ key, host }, { before, after })),
  ...[...before.hosts].flatMap(([key, host]) => goneEffects({ key, host }, { before, after })),
]

type Keyed = { readonly key: string; readonly host: SeenHost }

function keptEffects({ key, host }: Keyed, { before, after }: SeenStates): readonly Effect[] {
  const earlier = before.hosts.get(key) ?? sharedWith(host, before)
  const place = { host: host.name, key, before, after, isNew: earlier === undefined }
  if (!isCalled(host.name, after)) return []
  if (earlier === undefined) return [...gained({ key, host }, after), ...routeEffects([], host.routes, place)]
  return [...(after.kind === 'gateway' ? [] : domainEffects(key, earlier, host)), ...routeEffects(earlier.routes, host.routes, place)]
}

/** A gateway puts hosts with the same routes together under one name, so that a host can move without any change for who asks it. */
const sharedWith = ({ table, domains }: SeenHost, state: Seen): SeenHost | undefined =>
  state.kind === 'gateway' ? domains.map((domain) => state.answering(table, domain)).find((host) => host !== undefined) : undefined

function goneEffects({ key, host }: Keyed, { before, after }: SeenStates): readonly Effect[] {
  if (after.kind !== 'gateway') return after.hosts.has(key) || !isCalled(host.name, before) ? [] : lostBySidecars(key, host, after)
  const gone = host.domains.filter((domain) => after.answering(host.table, domain) === undefined)
  return gone.length === 0 ? [] : [lostByGateway(key, host, gone)]
}

function gained({ key, host }: Keyed, { kind }: Seen): readonly Effect[] {
  const isGateway = kind === 'gateway'
  const message = isGateway ? `The gateway routes requests to ${host.domains.join(', ')} from now on` : `Requests to ${host.name} are routed from now on`
  return [
    {
      kind: 'host-gained',
      severity: 'info',
      flag: '',
      subject: host.name,
      before: '',
      after: isGateway ? leadsTo(host) : answersTo(host),
      message,
      why: 'A Service or a VirtualService names the host',
      source: sourceOf(host),
      spot: spotOf(key),
    },
  ]
}

/** Where a host's requests go, each place once. */
const leadsTo = ({ routes, requiresTls }: SeenHost): string =>
  routes.length === 0 && requiresTls ? 'redirect to HTTPS' : [...new Set(routes.map(({ action }) => targetsText(action)))].join(' · ')

/** A host that a gateway no longer knows is 404. */
const lostByGateway = (key: string, host: SeenHost, gone: readonly string[]): Effect => ({
  kind: 'host-lost',
  severity: 'block',
  flag: '404 NR',
  subject: host.name,
  before: host.domains.join(' '),
  after: host.domains.filter((domain) => !gone.includes(domain)).join(' '),
  message: `The gateway answers 404 to ${gone.join(', ')}`,
  why: 'No VirtualService that is bound to the gateway names the host any more, or none of its routes is for this port',
  source: sourceOf(host),
  spot: spotOf(key),
})

/** A sidecar sends a host that it does not know to where unknown hosts go. */
function lostBySidecars(key: string, host: SeenHost, after: Seen): readonly Effect[] {
  // What its cluster's port has become is told with the cluster.
  if (after.asBytes.has(clusterOf(host.name))) return []
  return [
    {
      kind: 'host-lost',
      severity: 'warn',
      flag: '404 NR',
      subject: host.name,
      before: answersTo(host),
      after: '',
      message: `Sidecars know no route to ${host.name}: requests leave the mesh as unknown, or are blocked where only known hosts are allowed`,
      why: 'No Service with this port and no VirtualService names the host any more',
      source: sourceOf(host),
      spot: spotOf(key),
    },
  ]
}

function domainEffects(key: string, earlier: SeenHost, host: SeenHost): readonly Effect[] {
  if (earlier.domains.length === host.domains.length && earlier.domains.every((domain, index) => domain === host.domains[index])) return []
  // A host with a table of its own answers to every name.
  if (earlier.domains.includes('*') !== host.domains.includes('*')) return []
  const gone = earlier.domains.filter((domain) => !host.domains.includes(domain))
  const come = host.domains.filter((domain) => !earlier.domains.includes(domain))
  const shared = {
    subject: host.name,
    before: earlier.domains.join(' '),
    after: host.domains.join(' '),
    why: 'What a host answers to comes from its Service, its aliases, and the VirtualServices and Gateways that name it',
    source: sourceOf(host),
    spot: spotOf(key),
  }
  return [
    ...(gone.length === 0
      ? []
      : [{ kind: 'domain-lost', severity: 'warn', flag: '404 NR', ...shared, message: `${host.name} no longer answers to ${gone.join(', ')}` } as const]),
    ...(come.length === 0
      ? []
      : [{ kind: 'domain-gained', severity: 'info', flag: '', ...shared, message: `${host.name} also answers to ${come.join(', ')}` } as const]),
  ]
}

/** The cluster of the Service that a host stands for. */
function clusterOf(name: string): string {
  const colon = name.lastIndexOf(':')
  return clusterName({ host: name.slice(0, colon), port: Number(name.slice(colon + 1)), subset: '' })
}

// Short names differ from one namespace to the next; the full one is the same for all.
const answersTo = ({ domains }: SeenHost): string => domains.find((domain) => domain.includes('.')) ?? domains.join(' ')

const sourceOf = ({ routes }: SeenHost) => routes[0]?.source ?? null

const spotOf = (key: string): Spot => ({ kind: 'host', key, match: '' })
