import type { Claim } from '../../model/living.ts'
import type { Harm } from './examine.ts'

/** A harm, and the version of the object in which it shows. */
export type SeenHarm = Harm & { readonly version: string }

/** Whether a harm is what a claim foresaw. */
export const isOf =
  ({ versions, keywords, path }: Claim) =>
  (harm: SeenHarm): boolean =>
    versions.includes(harm.version) && keywords.includes(harm.keyword) && (harm.path === path || (saidBelow.has(harm.keyword) && isWithin(harm.path, path)))

// The API server names an item, a key or a field further down, and means the node that carries the keyword.
const saidBelow = new Set(['x-kubernetes-list-type', 'x-kubernetes-embedded-resource', 'x-kubernetes-validations'])

/** Harms that no claim foresaw. What lies within a foreseen one is a consequence: an alternative that fails names its reasons too. */
export function unforeseen(harms: readonly SeenHarm[], claims: readonly Claim[]): readonly SeenHarm[] {
  const foreseen = harms.filter((harm) => claims.some((claim) => isOf(claim)(harm)))
  return harms.filter((harm) => !foreseen.some(({ version, path }) => harm.version === version && isWithin(harm.path, path)))
}

const isWithin = (path: string, outer: string): boolean =>
  path === outer || (path.startsWith(outer) && (outer === '' || /[.[{]/.test(path.charAt(outer.length))))
