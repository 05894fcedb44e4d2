import { meshChange, meshReport } from '../mesh/mesh.ts'
import type { MeshReport } from '../model/mesh.ts'
import { Failure } from '../model/failure.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import { manifestsAt } from './manifests/manifests-at.ts'
import { impactSentence } from './mesh/mesh-sentence.ts'
import { emptyOutcome } from './outcomes.ts'

export type MeshOptions = {
  readonly cwd: string
  /** Manifests, a stream or a folder. */
  readonly from: string
  /** What they are to become; '' shows what they make of proxies instead. */
  readonly to: string
  /** Part of the names of the classes to show; '' for all. */
  readonly proxy: string
  /** Which table to show; '' for all three. */
  readonly table: MeshTable
}

export type MeshTable = '' | 'cluster' | 'listener' | 'route'

/** What Istio would make of manifests, or what a change of them does to proxies. */
export async function mesh(options: MeshOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const report = await reportOf(options, ports)
  return {
    ...emptyOutcome('mesh'),
    mesh: report,
    summary: options.to === '' ? `${report.proxies.length} ${report.proxies.length === 1 ? 'class' : 'classes'} of proxies.` : impactSentence(report.effects),
    timings: { mesh: ports.clock.now() - started },
  }
}

async function reportOf({ cwd, from, to, proxy, table }: MeshOptions, ports: Ports): Promise<MeshReport> {
  const before = await manifestsAt(from, cwd, ports)
  if (to === '') return chosen(meshReport(before), { proxy, table })
  const change = meshChange(before, await manifestsAt(to, cwd, ports))
  const effects = change.effects.map((effect) => ({ ...effect, classes: effect.classes.filter(({ name }) => name.includes(proxy)) }))
  return { ...change, effects: effects.filter(({ classes }) => classes.length > 0) }
}

/** The classes and the tables that were asked for. */
function chosen(report: MeshReport, { proxy, table }: Pick<MeshOptions, 'proxy' | 'table'>): MeshReport {
  const proxies = report.proxies.filter(({ name }) => name.includes(proxy))
  if (proxies.length === 0)
    throw new Failure('usage', `Cannot show proxies called "${proxy}": there are ${report.proxies.map(({ name }) => `"${name}"`).join(', ')}`, {
      hint: 'npm run mesh -- --from PATH --proxy "gateway istio-system/ingress"',
    })
  const isShown = (name: MeshTable): boolean => table === '' || table === name
  return {
    ...report,
    proxies: proxies.map((one) => ({
      ...one,
      clusters: isShown('cluster') ? one.clusters : [],
      listeners: isShown('listener') ? one.listeners : [],
      tables: isShown('route') ? one.tables : [],
    })),
  }
}
