import { compareText } from '../model/json.ts'
import type { Labels } from './objects/labels.ts'
import type { VirtualService } from './objects/virtual-service.ts'
import type { Workload } from './objects/workload.ts'
import type { Registry } from './registry/registry.ts'

type Pair = readonly [string, string]

/** Of a workload's labels, those that some Sidecar, DestinationRule or route asks for: no other can make its proxy differ from its neighbours'. */
export function tellingLabels({ sidecars, rules, virtualServices }: Registry): (workload: Workload) => readonly Pair[] {
  const selectors = [
    ...[...sidecars.values()].flat().map(({ workloads }) => workloads),
    ...[...rules.local.values()].flatMap((pool) => [...pool.values()].flat().map(({ clients }) => clients)),
    ...[...virtualServices.values()].flatMap(({ shared, inNamespace }) => [...shared, ...[...inNamespace.values()].flat()].flatMap(sourceLabels)),
  ]
  const asked = new Set(selectors.flatMap((selector) => (selector === null ? [] : [...selector].map(pairText))))
  return ({ labels }) => [...labels].filter((pair) => asked.has(pairText(pair))).toSorted(([left], [right]) => compareText(left, right))
}

const pairText = ([key, value]: Pair): string => `${key}=${value}`

const sourceLabels = ({ http, tls, tcp }: VirtualService): readonly Labels[] =>
  [...http, ...tls, ...tcp].flatMap(({ matches }) => matches.map((match) => match.sourceLabels))
