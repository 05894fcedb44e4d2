import { clusterName } from '../cluster-name.ts'
import type { Effect, Spot } from './effect.ts'
import { routeEffects } from './routes.ts'
import type { Seen, SeenHost } from './seen.ts'

/** What becomes of virtual hosts: those that go, those that come, and what changes in those that stay. */
export function hostEffects(before: Seen, after: Seen): readonly Effect[] {
  const kept = [...after.hosts].flatMap(([key, host]) => {
    const earlier = before.hosts.get(key)
    const place = { host: host.name, key, before, after }
    if (earlier === undefined) return [...gained(key, host), ...routeEffects([], host.routes, place)]
    return [...domainEffects(key, earlier, host), ...routeEffects(earlier.routes, host.routes, place)]
  })
  return [...kept, ...[...before.hosts].filter(([key]) => !after.hosts.has(key)).flatMap(([key, host]) => lost(key, host, after))]
}

function gained(key: string, host: SeenHost): readonly Effect[] {
  const message = `Requests to ${host.name} are routed from now on`
  return [
    {
      kind: 'host-gained',
      severity: 'info',
      flag: '',
      subject: host.name,
      before: '',
      after: answersTo(host),
      message,
      why: 'A Service or a VirtualService names the host',
      source: sourceOf(host),
      spot: spotOf(key),
    },
  ]
}

/** A host that a gateway no longer knows is 404; a sidecar sends it to where unknown hosts go. */
function lost(key: string, host: SeenHost, after: Seen): readonly Effect[] {
  const shared = { subject: host.name, before: answersTo(host), after: '', source: sourceOf(host), spot: spotOf(key) }
  if (after.kind === 'gateway')
    return [
      {
        kind: 'host-lost',
        severity: 'block',
        flag: '404 NR',
        ...shared,
        message: `The gateway answers 404 to ${host.domains.join(', ')}`,
        why: 'No VirtualService that is bound to the gateway names the host any more, or none of its routes is for this port',
      },
    ]
  // What its cluster's port has become is told with the cluster.
  if (after.asBytes.has(clusterOf(host.name))) return []
  const why = 'No Service with this port and no VirtualService names the host any more'
  return [
    {
      kind: 'host-lost',
      severity: 'warn',
      flag: '404 NR',
      ...shared,
      message: `Sidecars know no route to ${host.name}: requests leave the mesh as unknown, or are blocked where only known hosts are allowed`,
      why,
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
