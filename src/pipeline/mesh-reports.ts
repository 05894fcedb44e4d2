import { unmodelledIn } from '../mesh/mesh.ts'
import type { Manifest } from '../model/manifest.ts'
import type { MeshReport } from '../model/mesh.ts'
import type { Outcome } from '../model/outcome.ts'

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

/** The reports of several environments as the part of an outcome that it is; left out where none has anything to say. */
export function meshPart(reports: readonly MeshReport[]): Pick<Outcome, 'mesh'> {
  if (reports.length === 0) return {}
  const paths = worstFirst(reports.flatMap(({ graph }) => graph.paths))
  const more = reports.reduce((sum, { graph }) => sum + graph.more, 0)
  return {
    mesh: {
      proxies: [],
      effects: worstFirst(reports.flatMap(({ effects }) => effects)),
      graph: { paths: paths.slice(0, drawn), more: more + Math.max(0, paths.length - drawn) },
      unknown: [...new Set(reports.flatMap(({ unknown }) => unknown))],
    },
  }
}

const worstFirst = <T extends { readonly severity: (typeof severities)[number] }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((left, right) => severities.indexOf(left.severity) - severities.indexOf(right.severity))
