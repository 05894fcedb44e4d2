import { nameOf } from '../model/manifest.ts'
import { meshGateway } from './objects/virtual-service.ts'
import { isHttp } from './protocol.ts'
import type { Registry } from './registry/registry.ts'

/** What gets the retries of the version: VirtualServices with a route that names none, and Services of HTTP whose host no VirtualService has. */
export function silentOnRetries({ virtualServices, rank }: Registry): readonly string[] {
  const bound = [...virtualServices].flatMap(([gateway, { shared, inNamespace }]) =>
    [...shared, ...[...inNamespace.values()].flat()].map((service) => ({ gateway, service })),
  )
  const silent = bound.filter(({ service }) => service.http.some(({ targets, retries }) => targets.length > 0 && retries === null))
  const routed = new Set(bound.filter(({ gateway }) => gateway === meshGateway).flatMap(({ service }) => service.hosts))
  const alone = [...rank.keys()].filter(({ hostname, ports }) => !routed.has(hostname) && ports.some(({ protocol }) => isHttp(protocol)))
  return [...new Set([...silent.map(({ service }) => nameOf(service.id)), ...alone.map(({ id }) => nameOf(id))])]
}
