import { unmodelledIn } from '../../mesh/mesh.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { MeshReport } from '../../model/mesh.ts'

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
