import type { Finding } from '../model/finding.ts'
import { fileRef } from '../model/file-ref.ts'

// A clock that is a little ahead on the machine that recorded is no forgery.
const skewMs = 5 * 60_000

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Blocks where a snapshot is older than the policy takes, or claims to be from the future. '' takes any age. */
export function oldSnapshot({ file, ageMs, maxAge }: { readonly file: string; readonly ageMs: number; readonly maxAge: string }): readonly Finding[] {
  const limit = msOf(maxAge)
  if (limit === undefined || (ageMs <= limit && ageMs >= -skewMs)) return []
  return [
    {
      rule: 'gate/snapshot-old',
      severity: 'block',
      effect: 'unknown',
      lane: 'Gate',
      object: fileRef(file),
      path: 'takenAt',
      message:
        ageMs < 0
          ? `The snapshot ${file} claims to be from the future`
          : `The snapshot ${file} is ${sayAge(ageMs)} old, and the policy takes ${maxAge} at most`,
      why: 'What has changed in the cluster since then is not judged',
      change: '',
      hits: [],
      action: 'npm run snapshot records a new one',
    },
  ]
}

/** Blocks where the snapshot comes with the change that it would judge. */
export const unreviewedSnapshot = (file: string): Finding => ({
  rule: 'gate/snapshot-unreviewed',
  severity: 'block',
  effect: 'unknown',
  lane: 'Gate',
  object: fileRef(file),
  path: '',
  message: `The snapshot ${file} comes with this change, so nobody has reviewed what it says of the cluster`,
  why: 'A change that brings its own snapshot would decide itself what it is judged by',
  change: '',
  hits: [],
  action: 'Merge the snapshot on its own first, or judge on the live cluster',
})

/** "38 min", "5 h", "12 days". */
export function sayAge(ageMs: number): string {
  if (ageMs < unitMs.h) return `${Math.max(0, Math.floor(ageMs / unitMs.m))} min`
  const days = Math.floor(ageMs / unitMs.d)
  return days < 2 ? `${Math.floor(ageMs / unitMs.h)} h` : `${days} days`
}

function msOf(age: string): number | undefined {
  const [, count, unit] = /^(\d+)([mhd])$/.exec(age) ?? []
  if (unit !== 'm' && unit !== 'h' && unit !== 'd') return undefined
  return Number(count) * unitMs[unit]
}
