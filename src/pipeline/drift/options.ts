import type { Selection } from '../load-workspace.ts'

export type DriftOptions = Selection & {
  /** Let the server try every object, with its webhooks, instead of only reading. */
  readonly isTried: boolean
}
