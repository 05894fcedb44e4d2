import type { KindChange } from '../../model/living.ts'
import type { Manifest } from '../../model/manifest.ts'

type Kind = Pick<KindChange, 'group' | 'kind'>
export type Visit = (page: readonly Manifest[]) => void

/** Where the live objects of a kind come from; undefined where nobody has them. */
export type ObjectSource = (kind: Kind) => Source | undefined

export type Source = {
  /** Whether objects come with all their fields. */
  readonly isWhole: boolean
  /** Gives '' when all were shown, else why not. */
  readonly eachPage: (visit: Visit) => Promise<string>
}
