import type { Json } from './json.ts'

/** Lines or items from the first index up to, without, the second. */
export type Range = readonly [number, number]

/** A stretch in which two sequences differ; between hunks they are the same. */
export type Hunk = { readonly before: Range; readonly after: Range }

/** One place where two objects differ. A side that has nothing there is undefined. */
export type Difference = {
  /** As people write it: spec.containers[app].image, metadata.labels["helm.sh/chart"]; '' is the whole object. */
  readonly path: string
  readonly before: Json | undefined
  readonly after: Json | undefined
  /** The lines in which two texts differ; only where one of them has several. */
  readonly hunks?: readonly Hunk[]
  /** What stands there belongs to a Secret: both sides are masked, and still differ. */
  readonly isMasked?: true
}

/** The lines of a text, as they are; a line break at its end adds no empty one. */
export const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n')
