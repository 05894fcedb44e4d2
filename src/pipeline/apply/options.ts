import type { Selection } from '../load-workspace.ts'

export type ApplyOptions = Selection & {
  readonly isConfirmed: boolean
  readonly mode: 'server' | 'client'
  readonly isForced: boolean
  /** Print the exact stream and apply nothing. */
  readonly isPrintStream: boolean
}
