import type { Counted, Hits, LivingKind } from '../../model/living.ts'
import type { Path } from './path.ts'

/** Which objects a draft speaks of: those that lose something, or are refused, at a place by one of the keywords. */
export type Hit = {
  readonly at: Path
  /** 'managers' where those suffer that have several managers there. */
  readonly keywords: readonly string[] | 'managers'
  /** What happens to them, after "17 of 214 live VirtualServices": "lose spec.http[].corsPolicy". */
  readonly effect: string
}

/** "2 of 214 live VirtualServices hold …", with what the list may lack. */
export function sayHits({ count, stuck }: Hits, living: LivingKind, phrases: { readonly effect: string; readonly objects: string }): string {
  const counted = `${count} of ${living.live.seen.count} live ${phrases.objects} ${count === 1 ? toSingular(phrases.effect) : phrases.effect}`
  return counted + sayStuck({ count, stuck }) + sayGap(living)
}

/** "; 2 committed manifests do, too: istio-system/a, …". */
export const sayCommitted = ({ count, names }: Counted): string =>
  `; ${count} committed ${count === 1 ? 'manifest is' : 'manifests are'} hit: ${names.join(', ')}${count > names.length ? ', …' : ''}`

export const sayGap = (living: { readonly gap: string }): string => (living.gap === '' ? '' : `; more may, since their list is incomplete: ${living.gap}`)

/** "; 2 of them take no update …": what ratcheting does not let through. */
export function sayStuck({ count, stuck }: Pick<Hits, 'count' | 'stuck'>): string {
  if (stuck === 0) return ''
  const who = stuck < count ? `${stuck} of them ${stuck === 1 ? 'takes' : 'take'}` : count === 1 ? 'it takes' : 'they take'
  return `; ${who} no update at all any more, not even of a label`
}

// Effects start with their verb: "lose …", "hold …", "lack …", "have …".
function toSingular(effect: string): string {
  return effect.startsWith('have ') ? effect.replace('have', 'has') : effect.replace(/^\w+/, '$&s')
}
