import type { ObjectRef } from './manifest.ts'

/** What applying does to an object, in the fields that are rendered. */
export type PlannedObject = { readonly object: ObjectRef; readonly does: 'create' | 'change' | 'nothing' }

/** What `apply` would do to one environment. */
export type Plan = {
  readonly environment: string
  /** The commit that would be applied. */
  readonly revision: string
  /** What was applied once, lives, and is rendered no more. */
  readonly leaving: readonly ObjectRef[]
  /** What else is left over, and is deleted only when somebody names it. */
  readonly keeping: readonly { readonly object: ObjectRef; readonly why: string }[]
  /** Whether they would be deleted; else they stay, with nobody to look after them. */
  readonly isPruning: boolean
  /** In the order in which they would go. */
  readonly waves: readonly { readonly name: string; readonly objects: readonly PlannedObject[] }[]
}
