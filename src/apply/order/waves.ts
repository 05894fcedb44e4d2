import type { Manifest } from '../../model/manifest.ts'
import { behind } from './behind.ts'
import { hookWaves } from './hook-waves.ts'
import { inOrder } from './in-order.ts'
import { itemsOf, type Item, type ReleaseToApply } from './items.ts'
import { namedFirst, type Links } from './named-first.ts'
import { positionsOf } from './positions.ts'
import { rows } from './rows.ts'
import { streamsOf } from './streams.ts'
import type { ApplyOrder, Wave } from './wave.ts'

/** Every object of the releases, in waves. */
export function orderOf(releases: readonly ReleaseToApply[]): ApplyOrder {
  const items = itemsOf(releases)
  const [first, later] = [namedFirst(items), behind(items)]
  const positions = positionsOf(items, { first, later })
  const links = new Map(items.map((item) => [item, [...(first.get(item) ?? []), ...(later.get(item) ?? [])]]))
  const byPosition = [...Map.groupBy(items, (item) => positions.get(item) ?? 0)].toSorted(([left], [right]) => left - right)
  const ordered = byPosition.map(([position, members]) => wavesAt(position, members, links))
  const backwards = items.flatMap((item) =>
    (links.get(item) ?? []).flatMap((named) => ((positions.get(named) ?? 0) > (positions.get(item) ?? 0) ? [[item, named] as const] : [])),
  )
  return {
    waves: ordered.flatMap(({ waves }) => waves),
    cycles: [...backwards, ...ordered.flatMap(({ cycles }) => cycles)].map(([before, after]) => [before.manifest.id, after.manifest.id]),
  }
}

type Waves = { readonly waves: readonly Wave[]; readonly cycles: readonly (readonly [Item, Item])[] }

/** What hooks need comes before them: their Namespaces and CRDs. */
function wavesAt(position: number, members: readonly Item[], links: Links): Waves {
  const objects = members.filter(({ hook }) => hook === undefined)
  const hooks = members.filter(({ hook }) => hook !== undefined)
  const { items, cycles } = inOrder(objects, links)
  const name = rows[hooks.length > 0 ? (objects[0]?.row ?? 0) : position % rows.length]?.name ?? ''
  const streams = streamsOf(items, links).map(manifestsOf)
  return {
    waves: [...(items.length === 0 ? [] : [{ kind: 'objects' as const, name, manifests: streams.flat(), streams }]), ...hookWaves(hooks)],
    cycles,
  }
}

const manifestsOf = (items: readonly Item[]): readonly Manifest[] => items.map(({ manifest }) => manifest)
