import type { Manifest } from '../model/manifest.ts'

export { readLease, releasedLease, renewedLease, takenLease, type Lease, type LeasePlace } from './lock/lease.ts'
export { leftOver, membersAmong } from './inventory/members.ts'
export { inventoryId, parentBody, readParent, whyNotOurs, type Parent } from './inventory/parent.ts'
export { isOverdue, isStale, timeLeft, watch, type Watching } from './lock/watching.ts'
export { bytesRows, type ApprovedRelease, type Manner } from './token/bytes-rows.ts'
export { liveRows } from './token/live-rows.ts'
export { movedSince, type Moved, type TokenScope } from './token/moved.ts'
export { readToken, tokenText, type Token } from './token/token.ts'
export type { TokenRow, TokenRows } from './token/row.ts'

/** Manifests in normal order → the waves in which they are applied; each wave is one stream. */
export function wavesOf(manifests: readonly Manifest[]): readonly Wave[] {
  const waves = waveTable.map(({ name, kinds }) => ({ name, manifests: manifests.filter((manifest) => kinds.includes(manifest.id.kind)) }))
  const listed = new Set(waves.flatMap((wave) => wave.manifests))
  const rest = { name: 'objects', manifests: manifests.filter((manifest) => !listed.has(manifest)) }
  return [...waves, rest].filter((wave) => wave.manifests.length > 0)
}

export type Wave = { readonly name: string; readonly manifests: readonly Manifest[] }

/** The CRDs of a wave, which must be Established before the next one starts. */
export const definitionsIn = (wave: Wave): readonly string[] =>
  wave.manifests.filter((manifest) => manifest.id.kind === 'CustomResourceDefinition').map((manifest) => manifest.id.name)

// Earlier rows must exist before later ones can be admitted; unlisted kinds go last, in the order of the rendered tree.
const waveTable: readonly { readonly name: string; readonly kinds: readonly string[] }[] = [
  { name: 'namespaces and CRDs', kinds: ['Namespace', 'CustomResourceDefinition'] },
]
