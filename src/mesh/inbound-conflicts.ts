import { isSelected } from './objects/labels.ts'
import type { MeshPort, MeshService } from './objects/service.ts'
import type { Workload } from './objects/workload.ts'
import { layerOf } from './protocol.ts'
import { put } from './registry/by-audience.ts'
import type { Registry } from './registry/registry.ts'

type Lead = { readonly service: MeshService; readonly port: MeshPort; readonly target: number }

/** Two ports that lead to one port of a workload and say that it speaks different things. */
export type InboundConflict = { readonly oldest: Lead; readonly other: Lead; readonly workload: Workload }

/** Conflicts, each once, at the first workload that has it. */
export function inboundConflicts({ rank, workloads }: Registry): readonly InboundConflict[] {
  const services = byFirstLabel([...rank.keys()])
  const found = workloads.flatMap((workload) => conflictsAt(workload, servicesAt(workload, services)))
  return [...new Map(found.toReversed().map((conflict) => [keyOf(conflict), conflict])).values()].toReversed()
}

type ByLabel = ReadonlyMap<string, readonly (readonly [MeshService, number])[]>

/** Services with their place in Pilot's order, by namespace and the first label that they ask for, so that a pod need not be tried on all of them. */
const byFirstLabel = (services: readonly MeshService[]): ByLabel =>
  Map.groupBy(
    [...services.entries()].filter(([, { selector }]) => selector !== null).map(([place, service]) => [service, place] as const),
    ([{ namespace, selector }]) => labelKey(namespace, [...(selector ?? [])].slice(0, 1).flat()),
  )

const labelKey = (namespace: string, pair: readonly string[]): string => [namespace, ...pair].join('\n')

/** The Services that lead to a workload, oldest first. */
function servicesAt({ namespace, labels }: Workload, services: ByLabel): readonly MeshService[] {
  const candidates = [...labels].flatMap((pair) => services.get(labelKey(namespace, pair)) ?? [])
  return candidates
    .filter(([{ selector }]) => selector !== null && isSelected(selector, labels))
    .toSorted(([, left], [, right]) => left - right)
    .map(([service]) => service)
}

const keyOf = ({ oldest, other }: InboundConflict): string => JSON.stringify([oldest.service.id, other.service.id, other.target])

function conflictsAt(workload: Workload, services: readonly MeshService[]): readonly InboundConflict[] {
  const leads = new Map<number, Lead[]>()
  for (const lead of services.flatMap((service) => leadsOf(service, workload))) put(leads, lead.target, lead)
  return [...leads.values()].flatMap(([oldest, ...others]) =>
    oldest === undefined ? [] : others.filter((other) => isAtOdds(oldest, other)).map((other) => ({ oldest, other, workload })),
  )
}

const leadsOf = (service: MeshService, { namedPorts }: Workload): readonly Lead[] =>
  service.ports
    .filter(({ protocol }) => protocol !== 'UDP')
    .flatMap((port) => {
      const target = typeof port.target === 'number' ? port.target : namedPorts.get(port.target)
      return target === undefined ? [] : [{ service, port, target }]
    })

const isAtOdds = ({ service: first, port: left }: Lead, { service, port: right }: Lead): boolean =>
  first !== service && layerOf[left.protocol] !== layerOf[right.protocol]
