import { unmodelledIn } from '../../mesh/mesh.ts'
import type { Manifest } from '../../model/manifest.ts'
import { nothingSame, type MeshEffect, type MeshReport } from '../../model/mesh.ts'

/** What a change does to the proxies of one environment, as its reports tell it; of a tree that is new as a whole, what becomes reachable. */
export function meshOfEnvironment(environment: string, { base, desired, report }: MeshQuestion): readonly MeshReport[] {
  if (report === undefined) return []
  const { graph, unknown } = report
  const effects = base.length === 0 ? report.effects.filter(isOpening) : report.effects
  // What nobody knows matters where something was predicted; what is not modelled, everywhere.
  if (effects.length === 0) return told({ ...report, effects, same: nothingSame, graph: { paths: [], more: 0 }, unknown: unmodelledIn(desired) })
  return [
    {
      ...report,
      effects: effects.map((effect) => ({ ...effect, environment })),
      graph: { ...graph, paths: graph.paths.map((path) => ({ ...path, environment })) },
      unknown,
    },
  ]
}

/** Whether it says of something new where it can be reached from outside, or that it cannot be; that all the rest is new goes without saying. */
const isOpening = ({ kind, severity, classes }: MeshEffect): boolean =>
  severity !== 'info' || ((kind === 'port-opened' || kind === 'host-gained') && classes.some(({ name }) => name.startsWith('gateway ')))

type MeshQuestion = { readonly base: readonly Manifest[]; readonly desired: readonly Manifest[]; readonly report: MeshReport | undefined }

const told = (report: MeshReport): readonly MeshReport[] => (report.unknown.length === 0 ? [] : [report])
