import type { ResourceId } from '../../model/manifest.ts'
import { clusterDomain } from '../host-name.ts'
import { namespaceOf } from '../objects/origin.ts'
import { partsOf } from './reason.ts'
import type { FromGateway, Traffic } from './traffic.ts'

type Port = { readonly service: ResourceId; readonly port: number }

/** What gateways send to a port of a Service, whole or a subset. */
export const sentTo = ({ fromGateways }: Traffic, place: Port): readonly FromGateway[] =>
  [...fromGateways.values()].filter(({ cluster }) => isOf(cluster, place))

/** Whether a cluster is a port of a Service, whole or a subset. */
export function isOf(cluster: string, { service, port }: Port): boolean {
  const parts = partsOf(cluster)
  return parts.port === port && parts.host === `${service.name}.${namespaceOf(service)}.svc.${clusterDomain}`
}
