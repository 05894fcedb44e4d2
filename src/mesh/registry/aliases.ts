import { compareText } from '../../model/json.ts'
import type { MeshService } from '../objects/service.ts'
import { put } from './by-audience.ts'

/** Services with the names of the ExternalNames that lead to them, through chains of them; a chain that ends in itself leads nowhere. */
export function withAliases(services: readonly MeshService[]): readonly MeshService[] {
  const steps = new Map(services.filter(({ resolution }) => resolution === 'alias').map(({ hostname, aliasOf }) => [hostname, aliasOf]))
  if (steps.size === 0) return services
  const namesOf = new Map<string, string[]>()
  for (const alias of steps.keys()) {
    const end = endOf(alias, steps)
    if (end !== '') put(namesOf, end, alias)
  }
  return services.map((service) => {
    const aliases = namesOf.get(service.hostname)
    return aliases === undefined ? service : { ...service, aliases: aliases.toSorted(byNamespace) }
  })
}

function endOf(alias: string, steps: ReadonlyMap<string, string>): string {
  const seen = new Set([alias])
  let host = steps.get(alias) ?? ''
  while (steps.has(host)) {
    if (seen.has(host)) return ''
    seen.add(host)
    host = steps.get(host) ?? ''
  }
  return host
}

/** "b.a…" after "a.a…", both before "a.b…". */
function byNamespace(left: string, right: string): number {
  return compareText(`${placeOf(left)} ${left}`, `${placeOf(right)} ${right}`)
}

/** What follows the name: the namespace, and what is alike for all. */
const placeOf = (host: string): string => host.slice(host.indexOf('.'))
