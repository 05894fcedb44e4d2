import { allClasses, proxyOf } from './classes.ts'
import { addClass, impactOf, noImpactYet, type Impact } from './impact/impact.ts'
import { noImpact } from './impact/no-impact.ts'
import { seen, type Seen, type SeenStates } from './impact/seen.ts'
import type { ProxyClass } from '../model/mesh.ts'
import { predictProxy } from './predict.ts'
import type { Registry } from './registry/registry.ts'
import { reasonsIn } from './traffic/reasons.ts'
import { gatherTraffic, noTrafficYet, type Traffic } from './traffic/traffic.ts'

type States<T> = { readonly before: T; readonly after: T }

/** Where proxies send before and after a change, and what it does to them. */
export type Review = { readonly traffic: States<Traffic>; readonly impact: Impact }

/** Where proxies send, and what becomes of them. */
export function reviewOf(registries: States<Registry>): Review {
  const { before, after } = registries
  const traffic = { before: noTrafficYet(reasonsIn(before, before)), after: noTrafficYet(reasonsIn(after, before)) }
  const impact = noImpactYet(registries)
  forEachClass(registries, (by, states) => {
    gatherTraffic(traffic.before, states.before, { by, earlier: states.before })
    gatherTraffic(traffic.after, states.after, { by, earlier: states.before })
    addClass(impact, by, states)
  })
  return { traffic, impact: impactOf(impact) }
}

/** What becomes of proxies, for who asks no rule. */
export function impactBetween(registries: States<Registry>): Impact {
  const impact = noImpactYet(registries)
  forEachClass(registries, (by, states) => addClass(impact, by, states))
  return impactOf(impact)
}

/** Every class of proxies predicted in two states, one at a time, so that no more than two configurations are held at once. */
function forEachClass(registries: States<Registry>, look: (by: ProxyClass, states: SeenStates) => void): void {
  for (const by of allClasses(registries)) look(by, { before: seenBy(registries.before, by), after: seenBy(registries.after, by) })
}

const seenBy = (registry: Registry, by: ProxyClass): Seen => seen(predictProxy(registry, proxyOf(by)), by.kind)

const noTraffic: Traffic = { nowhere: [], fromGateways: new Map(), shadowed: [] }

/** Where nobody sends through a proxy. */
export const noReview: Review = { traffic: { before: noTraffic, after: noTraffic }, impact: noImpact }
