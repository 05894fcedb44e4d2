import { keyOf, type Manifest } from '../../model/manifest.ts'
import { isWorkload } from '../objects/workload.ts'
import { injectionAmong, type Injection } from './injection.ts'

/** A workload whose pods will get another sidecar than now, or one where they had none. */
export type Move = {
  readonly workload: Manifest
  readonly kind: 'enters' | 'leaves' | 'moves'
  /** "before → after". */
  readonly text: string
}

/** What the next rollout does to workloads that are there before and after. */
export function movesBetween(before: readonly Manifest[], after: readonly Manifest[]): readonly Move[] {
  const earlier = new Map(before.map((manifest) => [keyOf(manifest.id), manifest]))
  const [was, is] = [injectionAmong(before), injectionAmong(after)]
  return after.filter(isWorkload).flatMap((workload) => {
    const known = earlier.get(keyOf(workload.id))
    return known === undefined ? [] : moveOf(workload, was(known), is(workload))
  })
}

function moveOf(workload: Manifest, was: Injection, is: Injection): readonly Move[] {
  const [left, right] = [wordOf(was), wordOf(is)]
  if (left === right || was.kind === 'unknown' || is.kind === 'unknown') return []
  const kind = was.kind === 'none' ? 'enters' : is.kind === 'none' ? 'leaves' : 'moves'
  return [{ workload, kind, text: `${left} → ${right}` }]
}

const wordOf = (injection: Injection): string => (injection.kind === 'revision' ? `revision ${injection.name}` : 'no sidecar')
