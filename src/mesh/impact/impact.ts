import type { Cluster } from '../../model/envoy.ts'
import { compareText } from '../../model/json.ts'
import { meshEffects, type HitClass, type MeshEffect, type ProxyClass } from '../../model/mesh.ts'
import { allClasses, proxyOf } from '../classes.ts'
import { predictProxy } from '../predict.ts'
import { clusterEffects } from './clusters.ts'
import type { Effect } from './effect.ts'
import { emptiedClusters, endpointEffects, type Registries } from './endpoints.ts'
import { hostEffects } from './hosts.ts'
import { listenerEffects } from './listeners.ts'
import { seen } from './seen.ts'

type States = Registries

/** What becomes of every class of proxies, the same effect of several classes told once, worst first. */
export function impactOf(states: States): readonly MeshEffect[] {
  const told = new Map<string, { readonly effect: Effect; readonly classes: HitClass[] }>()
  const isEmptied = emptiedClusters(states)
  for (const proxyClass of allClasses(states)) {
    for (const effect of effectsAt(proxyClass, { ...states, isEmptied })) add(told, effect, { name: proxyClass.name, workloads: proxyClass.members.length })
  }
  return [...told.values()].map(({ effect, classes }) => ({ ...effect, classes })).toSorted(worstFirst)
}

/** One class at a time, so that no more than two configurations are held at once. */
function effectsAt(proxyClass: ProxyClass, states: States & { readonly isEmptied: (cluster: Cluster) => boolean }): readonly Effect[] {
  const before = seen(predictProxy(states.before, proxyOf(proxyClass)), proxyClass.kind)
  const after = seen(predictProxy(states.after, proxyOf(proxyClass)), proxyClass.kind)
  return [
    ...clusterEffects(before, after),
    ...hostEffects(before, after),
    ...listenerEffects(before, after),
    ...endpointEffects(before, after, states.isEmptied),
  ]
}

function add(told: Map<string, { readonly effect: Effect; readonly classes: HitClass[] }>, effect: Effect, hit: HitClass): void {
  const key = [effect.kind, effect.severity, effect.subject, effect.before, effect.after, effect.message].join('\n')
  const known = told.get(key)
  if (known === undefined) told.set(key, { effect, classes: [hit] })
  else known.classes.push(hit)
}

const severities = ['block', 'warn', 'info'] as const

const worstFirst = (left: MeshEffect, right: MeshEffect): number =>
  severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
  meshEffects.indexOf(left.kind) - meshEffects.indexOf(right.kind) ||
  compareText(left.subject, right.subject) ||
  compareText(left.message, right.message)
