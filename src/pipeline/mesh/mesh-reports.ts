import { unmodelledIn } from '../../mesh/mesh.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshEffects, type MeshEffect, type MeshReport } from '../../model/mesh.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { Severity } from '../../model/finding.ts'
import { inOrder } from '../report/joined.ts'

/** What a change does to the proxies of one environment, as its reports tell it; nothing of a tree that is new as a whole. */
export function meshOfEnvironment(environment: string, { base, desired, report }: MeshQuestion): readonly MeshReport[] {
  if (report === undefined) return []
  const { effects, graph, unknown } = report
  // What nobody knows matters where something was predicted; what is not modelled, everywhere.
  if (base.length === 0 || effects.length === 0) return told({ ...report, effects: [], graph: { paths: [], more: 0 }, unknown: unmodelledIn(desired) })
  return [
    {
      ...report,
      effects: effects.map((effect) => ({ ...effect, environment })),
      graph: { ...graph, paths: graph.paths.map((path) => ({ ...path, environment })) },
      unknown,
    },
  ]
}

type MeshQuestion = { readonly base: readonly Manifest[]; readonly desired: readonly Manifest[]; readonly report: MeshReport | undefined }

const told = (report: MeshReport): readonly MeshReport[] => (report.unknown.length === 0 ? [] : [report])

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
      effects: worstFirst(inOrder(reports.flatMap(({ effects }) => effects)).toSorted(byKind)),
      graph: { paths: paths.slice(0, drawn), more: more + Math.max(0, paths.length - drawn) },
      unknown: [...new Set(inOrder(reports.flatMap(({ unknown }) => unknown)))],
    },
  }
}

const byKind = (left: MeshEffect, right: MeshEffect): number => meshEffects.indexOf(left.kind) - meshEffects.indexOf(right.kind)

const worstFirst = <T extends { readonly severity: Severity }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((left, right) => severities.indexOf(left.severity) - severities.indexOf(right.severity))
