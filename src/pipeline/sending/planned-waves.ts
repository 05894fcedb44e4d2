import { waitOf, type Wave } from '../../apply/apply.ts'
import type { Drift } from '../../model/drift.ts'
import { keyOf, refOf, type Manifest } from '../../model/manifest.ts'
import type { PlannedObject, PlannedWave } from '../../model/plan.ts'

/** What sending an object would do to it. */
export type Does = (manifest: Manifest) => 'create' | 'change' | 'nothing'

/** Waves as they are told before anything is sent: what moves is named, what stays as it is is counted. */
export const plannedWaves = (waves: readonly Wave[], does: Does): readonly PlannedWave[] =>
  waves.map((wave) => {
    const objects = wave.manifests.flatMap((manifest) => planned(manifest, wave.kind === 'hooks' ? 'run' : does(manifest)))
    return { name: wave.name, waitsFor: waitOf(wave), still: wave.manifests.length - objects.length, objects }
  })

const planned = (manifest: Manifest, does: PlannedObject['does'] | 'nothing'): readonly PlannedObject[] =>
  does === 'nothing' ? [] : [{ object: refOf(manifest), does }]

/** By how what is sent differs from what lives. */
export function byDrift(drift: readonly Drift[]): Does {
  const kinds = new Map(drift.map((item) => [keyOf(item.id), item.kind]))
  return ({ id }) => {
    const kind = kinds.get(keyOf(id))
    if (kind === 'missing') return 'create'
    return kind === undefined ? 'nothing' : 'change'
  }
}
