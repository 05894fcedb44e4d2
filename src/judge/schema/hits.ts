import type { LiveObjects } from '../../model/facts.ts'
import type { Json } from '../../model/json.ts'
import { compareText } from '../../model/json.ts'
import type { Manifest, ResourceId } from '../../model/manifest.ts'
import { type Path, valuesAt } from './path.ts'

/** How a draft tells the live objects that suffer from those that do not. */
export type Hit = {
  /** Where to look. */
  readonly at: Path
  readonly isHit: (value: Json) => boolean
  /** What happens to them, after "17 of 214 live VirtualServices": "lose spec.http[].corsPolicy". */
  readonly effect: string
}

/** Names of the live objects that a hit finds, sorted. */
export const hitNames = (hit: Hit, objects: readonly Manifest[]): readonly string[] =>
  objects
    .filter((object) => valuesAt(object.body, hit.at).some(hit.isHit))
    .map((object) => shortName(object.id))
    .toSorted(compareText)

/** "namespace/name", or the name of what has no namespace. */
export const shortName = (id: ResourceId): string => (id.namespace === '' ? id.name : `${id.namespace}/${id.name}`)

/** "2 of 214 live VirtualServices hold …", with what the list may lack. */
export function sayHits(names: readonly string[], live: LiveObjects, phrases: { readonly effect: string; readonly objects: string }): string {
  const total = live.objects.length
  const counted = `${names.length} of ${total} live ${phrases.objects} ${names.length === 1 ? toSingular(phrases.effect) : phrases.effect}`
  return counted + sayGap(live)
}

export const sayGap = (live: LiveObjects): string => (live.gap === '' ? '' : `; more may, since their list is incomplete: ${live.gap}`)

// Effects start with their verb: "lose …", "hold …", "lack …", "have …".
function toSingular(effect: string): string {
  return effect.startsWith('have ') ? effect.replace('have', 'has') : effect.replace(/^\w+/, '$&s')
}
