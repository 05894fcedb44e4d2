import type { Cluster } from '../../model/envoy.ts'
import { compareText } from '../../model/json.ts'
import { meshEffects, type HitClass, type MeshEffect, type MeshGraph, type MeshSame, type ProxyClass } from '../../model/mesh.ts'
import { clusterEffects } from './clusters.ts'
import type { Effect } from './effect.ts'
import { emptiedClusters, endpointEffects, type Registries } from './endpoints.ts'
import { hostEffects } from './hosts.ts'
import { listenerEffects } from './listeners.ts'
import { addPaths, graphOf, type GrowingGraph } from './graph.ts'
import { addUntouched, sameOf, untouchedYet, type Untouched } from './untouched.ts'
import type { SeenStates } from './seen.ts'

/** What a change does to proxies while one class after the other is looked at. */
export type GrowingImpact = {
  readonly told: Map<string, { readonly effect: Effect; readonly classes: HitClass[] }>
  readonly graph: GrowingGraph
  readonly untouched: Untouched
  readonly registries: Registries
  readonly isEmptied: (cluster: Cluster) => boolean
}

export type Impact = { readonly effects: readonly MeshEffect[]; readonly same: MeshSame; readonly graph: MeshGraph }

export const noImpactYet = (registries: Registries): GrowingImpact => ({
  told: new Map(),
  graph: { paths: [], counts: [] },
  untouched: untouchedYet(),
  registries,
  isEmptied: emptiedClusters(registries),
})

/** Adds what becomes of one class of proxies. */
export function addClass({ told, graph, untouched, registries, isEmptied }: GrowingImpact, { name, members }: ProxyClass, states: SeenStates): void {
  const effects = effectsAt(states, isEmptied)
  const hit = { name, workloads: members.length }
  for (const effect of effects) add(told, effect, hit)
  addUntouched(untouched, effects, states)
  addPaths(graph, effects, { caller: hit, states, registries })
}

/** The same effect of several classes told once, worst first. */
export const impactOf = ({ told, graph, untouched }: GrowingImpact): Impact => ({
  effects: [...told.values()].map(({ effect: { spot: _spot, ...effect }, classes }) => ({ environment: '', ...effect, classes })).toSorted(worstFirst),
  same: sameOf(untouched),
  graph: graphOf(graph),
})

const effectsAt = ({ before, after }: SeenStates, isEmptied: (cluster: Cluster) => boolean): readonly Effect[] => [
  ...clusterEffects(before, after),
  ...hostEffects(before, after),
  ...listenerEffects(before, after),
  ...endpointEffects(before, after, isEmptied),
]

function add(told: GrowingImpact['told'], effect: Effect, hit: HitClass): void {
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
