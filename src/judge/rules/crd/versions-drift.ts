import type { CrdPair } from '../../crd/pair-crds.ts'
import type { RuleDraft } from '../../rule.ts'

/** Two served versions drift apart: what one takes, the other refuses or does not have, and nothing converts. */
export const versionsDrift = {
  id: 'crd/versions-drift',
  why: 'Without a conversion webhook every version reads the same bytes, so an object that one version takes must be valid in all of them',
  handles: [],
} as const

/** What is said of the places where objects of one version break in another; nothing where there are none. */
export function draftDrift({ objects }: CrdPair, names: { readonly from: string; readonly to: string }, places: readonly string[]): readonly RuleDraft[] {
  const [first] = places
  if (first === undefined) return []
  return [
    {
      rule: versionsDrift,
      draft: {
        severity: 'warn',
        effect: 'behaviour-shifts',
        path: first,
        message: `${objects} written as ${names.from} no longer fit ${names.to} everywhere: ${first}${places.length === 1 ? '' : ` and ${places.length - 1} more places`}`,
        change: `${names.from} → ${names.to}`,
        hits: [],
        action: `Give ${names.to} the same schema, or stop serving one of the two`,
      },
    },
  ]
}
