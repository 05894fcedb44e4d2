import { clusterName } from '../cluster-name.ts'
import type { Destination } from '../objects/http-route.ts'
import type { MeshService } from '../objects/service.ts'

/** The cluster that a destination means: its port, else the only one of its service, else the port that was listened on. */
export function destinationCluster(destination: Destination, service: MeshService | undefined, listened: number): string {
  const only = service?.ports.length === 1 ? service.ports[0] : undefined
  const host = service === undefined || service.aliasOf === '' ? destination.host : service.aliasOf
  return clusterName({ host, subset: destination.subset, port: destination.port === 0 ? (only?.number ?? listened) : destination.port })
}
