import type { ObjectRef } from './manifest.ts'

/** What applying does to an object, in the fields that are rendered; a hook runs. */
export type PlannedObject = { readonly object: ObjectRef; readonly does: 'create' | 'change' | 'run' }

/** What the next wave waits for: nothing, CRDs that are served, objects that say they are ready, hooks that come to their end. */
export const waits = ['nothing', 'served', 'ready', 'ended'] as const

export type Wait = (typeof waits)[number]

export type PlannedWave = {
  readonly name: string
  readonly waitsFor: Wait
  /** How many objects of it stay as they are. */
  readonly still: number
  /** The others. */
  readonly objects: readonly PlannedObject[]
}

/** What `apply` would do to one environment. */
export type Plan = {
  /** What it was held against: how the objects live, or what was reviewed before, where no cluster was asked. */
  readonly against: 'live' | 'base'
  /** The commit that would be applied; '' where what lies on the disk was looked at. */
  readonly revision: string
  /** What was applied once and is rendered no more. */
  readonly leaving: readonly ObjectRef[]
  /** What else is left over, and is deleted only when somebody names it. */
  readonly keeping: readonly { readonly object: ObjectRef; readonly why: string }[]
  /** Whether they would be deleted; else they stay, with nobody to look after them. */
  readonly isPruning: boolean
  /** In the order in which they would go. */
  readonly waves: readonly PlannedWave[]
}
