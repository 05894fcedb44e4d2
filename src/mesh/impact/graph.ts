import { meshEffects, type HitClass, type MeshEffectKind, type MeshGraph, type MeshPath } from '../../model/mesh.ts'
import type { Effect, Spot } from './effect.ts'
import type { Registries } from './endpoints.ts'
import { stepsOf } from './path-steps.ts'
import type { SeenStates } from './seen.ts'

/** The worst paths of each class that was looked at, and how many each has. */
export type GrowingGraph = { readonly paths: RankedPath[]; readonly counts: number[] }

type RankedPath = { readonly rank: number; readonly path: MeshPath }

// A drawing of more is read by nobody.
const drawn = 12

type At = { readonly caller: HitClass; readonly states: SeenStates; readonly registries: Registries }

/** Adds the paths of one class that its effects lie on. Only the worst are looked up, since that takes a walk through the configuration. */
export function addPaths({ paths, counts }: GrowingGraph, effects: readonly Effect[], at: At): void {
  const groups = [...Map.groupBy(effects.filter(isDrawn), ({ spot }) => keyOf(spot)).values()].map((group) => group.toSorted(byRank))
  const worst = groups.toSorted((left, right) => rankOf(left) - rankOf(right)).slice(0, drawn)
  paths.push(...worst.flatMap((group) => pathsOf(group, at)))
  counts.push(groups.length)
}

/** The worst paths of all classes. */
export function graphOf({ paths, counts }: GrowingGraph): MeshGraph {
  const worst = paths.toSorted((left, right) => left.rank - right.rank).slice(0, drawn)
  return { paths: worst.map(({ path }) => path), more: counts.reduce((sum, count) => sum + count, 0) - worst.length }
}

// What is only new, and what nobody used, is in the table: no path changes.
const undrawn: ReadonlySet<MeshEffectKind> = new Set(['cluster-gained', 'cluster-lost', 'host-gained', 'domain-gained'])

const isDrawn = ({ kind }: Effect): boolean => !undrawn.has(kind)

const keyOf = (spot: Spot): string => (spot.kind === 'host' ? `host ${spot.key}\n${spot.match}` : `${spot.kind} ${spot.name}`)

function pathsOf(group: readonly Effect[], { caller, states, registries }: At): readonly RankedPath[] {
  return group.slice(0, 1).map((worst) => ({
    rank: rankOf(group),
    path: {
      environment: '',
      severity: worst.severity,
      flag: [...new Set(group.map(({ flag }) => flag))].filter((flag) => flag !== '').join(', '),
      brokenAt: worst.severity === 'block' || worst.kind === 'no-cluster' ? (breaks[worst.kind] ?? 'none') : 'none',
      caller,
      ...stepsOf(group, worst.spot, { states, registries }),
    },
  }))
}

/** The step that cannot be reached. */
const breaks: Readonly<Partial<Record<MeshEffectKind, MeshPath['brokenAt']>>> = {
  'port-closed': 'route',
  'host-lost': 'route',
  'route-lost': 'route',
  'no-cluster': 'cluster',
  unreachable: 'cluster',
  'http2-lost': 'endpoints',
  'no-endpoint': 'endpoints',
}

const severities = ['block', 'warn', 'info'] as const

const rank = ({ severity, kind }: Effect): number => severities.indexOf(severity) * meshEffects.length + meshEffects.indexOf(kind)

const byRank = (left: Effect, right: Effect): number => rank(left) - rank(right)

const rankOf = ([worst]: readonly Effect[]): number => (worst === undefined ? Number.MAX_SAFE_INTEGER : rank(worst))
