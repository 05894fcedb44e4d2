import type { Seen } from './seen.ts'

/** Whether a route means a cluster that the proxy does not have. */
export const isMissing = (cluster: string, { clusters }: Seen): boolean => cluster.startsWith('outbound|') && !clusters.has(cluster)

/** Whether anybody can ask for a virtual host: on port 80 every VirtualService has one at sidecars, though its Service may not have that port. */
export function isCalled(name: string, { kind, clustersOf }: Seen): boolean {
  const colon = name.lastIndexOf(':')
  const ofHost = clustersOf(name.slice(0, colon))
  return kind === 'gateway' || ofHost.length === 0 || ofHost.some(({ port }) => port === Number(name.slice(colon + 1)))
}

/** The part of the name that nothing answers to. */
export function whyMissing(cluster: string, { clustersOf }: Seen): string {
  const [, port = '', subset = '', host = ''] = cluster.split('|')
  const ofHost = clustersOf(host)
  if (ofHost.length === 0)
    return `No Service or ServiceEntry that this proxy sees is called ${host}${host.endsWith('.local') ? '' : ', and a name with a dot is taken as it is'}`
  if (!ofHost.some((candidate) => String(candidate.port) === port))
    return `${host} has no port ${port}: it has ${[...new Set(ofHost.map((candidate) => candidate.port))].join(', ')}. A destination without a port means the port that was called`
  return `No DestinationRule that counts for this proxy gives ${host} a subset "${subset}"`
}
