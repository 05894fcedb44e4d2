import type { Json } from './json.ts'

/** Lines or items from the first index up to, without, the second. */
export type Range = readonly [number, number]

/** A stretch in which two sequences differ; between hunks they are the same. */
export type Hunk = { readonly before: Range; readonly after: Range }

/**
 * What a new version of a chart moves everywhere, and what says the same in other words: reports fold it, and count it. 'label' is a version in a label or
 * annotation, 'doc' a description in a CRD, 'image' another tag of the same repository, 'checksum' one of what stands elsewhere in the diff, 'spelling'
 * another way to write the same quantity.
 */
export const noises = ['label', 'doc', 'image', 'checksum', 'spelling'] as const

export type Noise = (typeof noises)[number]

/** What can make a difference: 'helm' is another version of it, 'release' what environment.yml says of the release besides chart and values. */
export const causes = ['chart', 'values', 'capabilities', 'helm', 'release'] as const

export type Cause = (typeof causes)[number]

/** One place where two objects differ. A side that has nothing there is undefined. */
export type Difference = {
  /** As people write it: spec.containers[app].image, metadata.labels["helm.sh/chart"]; '' is the whole object. */
  readonly path: string
  readonly before: Json | undefined
  readonly after: Json | undefined
  /** The lines in which two texts differ, where one of them has several; or the items of two lists that stand in another order. */
  readonly hunks?: readonly Hunk[]
  /** What stands there belongs to a Secret: both sides are masked, and still differ. */
  readonly isMasked?: true
  /** Left out of what a reader has to see. */
  readonly noise?: Noise
  /** What alone makes the difference, or several things that make it only together. Left out where nobody asked why; empty where it could not be found. */
  readonly causes?: readonly Cause[]
}

/** The lines of a text, as they are; a line break at its end adds no empty one. */
export const linesOf = (text: string): readonly string[] => text.replace(/\n$/, '').split('\n')
