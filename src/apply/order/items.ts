import { hookOf, type Hook } from '../../model/hook.ts'
import { compareIds, type Manifest } from '../../model/manifest.ts'
import { hookRows, placeOf, type Place } from './rows.ts'

/** One release as it goes to the cluster. */
export type ReleaseToApply = {
  readonly name: string
  /** Releases that have to stand before it. */
  readonly needs: readonly string[]
  /** Which of its hooks run; 'none' where hooks are ordinary objects. */
  readonly hooks: 'none' | 'install' | 'upgrade'
  readonly manifests: readonly Manifest[]
}

/** An object with its place in the table. */
export type Item = Place & {
  readonly manifest: Manifest
  /** How many releases have to stand one after the other before its own. */
  readonly level: number
  /** Set where the object runs as a hook. */
  readonly hook: Hook | undefined
}

/** Every object of the releases, and every hook once for each of its moments, in an order that does not depend on the input's. */
export function itemsOf(releases: readonly ReleaseToApply[]): readonly Item[] {
  const levels = levelsOf(releases)
  return releases
    .flatMap((release) => release.manifests.flatMap((manifest) => itemsFor(manifest, release, levels.get(release.name) ?? 0)))
    .toSorted((left, right) => left.rank - right.rank || compareIds(left.manifest.id, right.manifest.id) || left.row - right.row)
}

function itemsFor(manifest: Manifest, { hooks }: ReleaseToApply, level: number): readonly Item[] {
  const place = placeOf(manifest.id)
  const hook = hooks === 'none' ? undefined : hookOf(manifest)
  if (hook === undefined) return [{ ...place, manifest, level, hook }]
  return hook.events.flatMap((event) => {
    const row = event.endsWith(`-${hooks}`) ? hookRows.get(event) : undefined
    return row === undefined ? [] : [{ ...place, row, manifest, level, hook }]
  })
}

/** How deep each release lies below those that it needs. A release that needs itself, by whatever way, ends after as many rounds as there are releases. */
function levelsOf(releases: readonly ReleaseToApply[]): ReadonlyMap<string, number> {
  const none: ReadonlyMap<string, number> = new Map(releases.map(({ name }) => [name, 0]))
  return releases.reduce(
    (levels) => new Map(releases.map(({ name, needs }) => [name, Math.max(0, ...needs.map((needed) => (levels.get(needed) ?? -1) + 1))])),
    none,
  )
}
