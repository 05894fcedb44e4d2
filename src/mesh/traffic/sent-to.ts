import type { ResourceId } from '../../model/manifest.ts'
import { clusterDomain } from '../host-name.ts'
import { namespaceOf } from '../objects/origin.ts'
import { partsOf } from './reason.ts'
import type { FromGateway, Traffic } from './traffic.ts'

/** What gateways send to a port of a Service, whole or a subset. */
export function sentTo({ fromGateways }: Traffic, { service, port }: { readonly service: ResourceId; readonly port: number }): readonly FromGateway[] {
  const host = `${service.name}.${namespaceOf(service)}.svc.${clusterDomain}`
  return [...fromGateways.values()].filter(({ cluster }) => {
    const parts = partsOf(cluster)
    return parts.host === host && parts.port === port
  })
}
