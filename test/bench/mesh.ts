import { ran, type Row } from './row.ts'
import { project } from './sluice.ts'

const sizes = [400, 4_000, 40_000] as const
// What the issue asks for: 1,000 Services in 20 namespaces.
const judged = 4_000
const mostMs = 2_000
const mostMib = 500

type Measured = { readonly ms: number; readonly mib: number; readonly effects: number }

/** A generated mesh predicted before and after a change, for every class of proxies, and compared. */
export async function meshChanges(): Promise<readonly Row[]> {
  const measured = sizes.map((objects) => ({ objects, ...measure(objects) }))
  return measured.flatMap(({ objects, ms, mib }) => [
    row(`mesh, ${objects} objects before and after, processor time`, Math.round(ms), { unit: 'ms', atMost: objects === judged ? mostMs : null }),
    row(`its peak memory, ${objects} objects`, Math.round(mib), { unit: 'MiB', atMost: objects === judged ? mostMib : null }),
  ])
}

function measure(objects: number): Measured {
  const measured: Measured = JSON.parse(ran(process.execPath, [`${project}test/bench/mesh-worker.ts`, String(objects)]))
  if (measured.effects === 0) throw new Error(`The change of ${objects} objects does nothing to any proxy, so nothing was measured`)
  return measured
}

const row = (name: string, value: number, { unit, atMost }: { readonly unit: Row['unit']; readonly atMost: number | null }): Row => ({
  name,
  value,
  unit,
  baseline: '',
  ratio: null,
  target: atMost === null ? '' : `≤ ${atMost} ${unit}`,
  met: atMost === null ? null : value <= atMost,
})
