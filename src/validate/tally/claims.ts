import type { Claim } from '../../model/living.ts'
import { unreachable } from '../../model/unreachable.ts'
import type { Harm } from './examine.ts'

/** A harm, and the version of the object in which it shows. */
export type SeenHarm = Harm & { readonly version: string }

/** Whether a harm is what a claim foresaw. */
export const isOf =
  (claim: Claim) =>
  (harm: SeenHarm): boolean =>
    claim.versions.includes(harm.version) && isAsked(claim, harm)

function isAsked(claim: Claim, { path, keyword }: SeenHarm): boolean {
  switch (claim.asks) {
    case 'place':
      return claim.keywords.includes(keyword) && (path === claim.path || (saidBelow.has(keyword) && isWithin(path, claim.path)))
    case 'losses':
      return isLoss({ keyword })
    case 'managers':
      return false
    default:
      return unreachable(claim)
  }
}

/** Whether it is a field that is dropped, and nothing that is refused. */
export const isLoss = ({ keyword }: Pick<SeenHarm, 'keyword'>): boolean => keyword === 'properties' || keyword === 'additionalProperties'

// The API server names an item, a key or a field further down, and means the node that carries the keyword.
const saidBelow = new Set(['x-kubernetes-list-type', 'x-kubernetes-embedded-resource', 'x-kubernetes-validations'])

/** Harms that no claim foresaw the place of. What lies within a foreseen one is a consequence: an alternative that fails names its reasons too. */
export function unforeseen(harms: readonly SeenHarm[], claims: readonly Claim[]): readonly SeenHarm[] {
  const foreseen = harms.filter((harm) => claims.some((claim) => claim.asks === 'place' && isOf(claim)(harm)))
  return harms.filter((harm) => !foreseen.some(({ version, path }) => harm.version === version && isWithin(harm.path, path)))
}

const isWithin = (path: string, outer: string): boolean =>
  path === outer || (path.startsWith(outer) && (outer === '' || /[.[{]/.test(path.charAt(outer.length))))
