import type { Severity } from '../../model/finding.ts'
import { meshEffects, nothingSame, type MeshEffect, type MeshReport, type MeshSame } from '../../model/mesh.ts'
import type { Outcome } from '../../model/outcome.ts'
import { inOrder } from '../report/joined.ts'

// As many as one environment shows.
const drawn = 12

const severities = ['block', 'warn', 'info'] as const

/** The reports of several environments, in whatever order, as the part of an outcome that it is; left out where none has anything to say. */
export function meshPart(reports: readonly MeshReport[]): Pick<Outcome, 'mesh'> {
  const [only, ...others] = reports
  if (only === undefined) return {}
  if (others.length === 0) return { mesh: only }
  const paths = worstFirst(inOrder(reports.flatMap(({ graph }) => graph.paths)))
  const more = reports.reduce((sum, { graph }) => sum + graph.more, 0)
  return {
    mesh: {
      proxies: [],
      same: reports.map(({ same }) => same).reduce(summed, nothingSame),
      effects: worstFirst(inOrder(reports.flatMap(({ effects }) => effects)).toSorted(byKind)),
      graph: { paths: paths.slice(0, drawn), more: more + Math.max(0, paths.length - drawn) },
      unknown: [...new Set(inOrder(reports.flatMap(({ unknown }) => unknown)))],
    },
  }
}

const summed = (left: MeshSame, right: MeshSame): MeshSame => ({
  clusters: left.clusters + right.clusters,
  listeners: left.listeners + right.listeners,
  routes: left.routes + right.routes,
})

const byKind = (left: MeshEffect, right: MeshEffect): number => meshEffects.indexOf(left.kind) - meshEffects.indexOf(right.kind)

const worstFirst = <T extends { readonly severity: Severity }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((left, right) => severities.indexOf(left.severity) - severities.indexOf(right.severity))
