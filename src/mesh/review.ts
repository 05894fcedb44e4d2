import { allClasses, proxyOf } from './classes.ts'
import { addClass, impactOf, noImpactYet, type Impact } from './impact/impact.ts'
import { noImpact } from './impact/no-impact.ts'
import { seen, type Seen } from './impact/seen.ts'
import type { ProxyClass } from '../model/mesh.ts'
import { predictProxy } from './predict.ts'
import type { Registry } from './registry/registry.ts'
import { gatherTraffic, noTrafficYet, type Traffic } from './traffic/traffic.ts'

type States<T> = { readonly before: T; readonly after: T }

/** Where proxies send before and after a change, and what it does to them. */
export type Review = { readonly traffic: States<Traffic>; readonly impact: Impact }

/** Every class of proxies predicted in two states, one at a time, so that no more than two configurations are held at once. */
export function reviewOf(registries: States<Registry>): Review {
  const traffic = { before: noTrafficYet(), after: noTrafficYet() }
  const impact = noImpactYet(registries)
  for (const by of allClasses(registries)) {
    const states = { before: seenBy(registries.before, by), after: seenBy(registries.after, by) }
    gatherTraffic(traffic.before, states.before, { by, earlier: states.before })
    gatherTraffic(traffic.after, states.after, { by, earlier: states.before })
    addClass(impact, by, states)
  }
  return { traffic, impact: impactOf(impact) }
}

const seenBy = (registry: Registry, by: ProxyClass): Seen => seen(predictProxy(registry, proxyOf(by)), by.kind)

/** Where nobody sends through a proxy. */
export const noReview: Review = { traffic: { before: noTrafficYet(), after: noTrafficYet() }, impact: noImpact }
