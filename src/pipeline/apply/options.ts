import type { Selection } from '../load-workspace.ts'

export type ApplyOptions = Selection & {
  readonly isConfirmed: boolean
  readonly mode: 'server' | 'client'
  readonly isForced: boolean
  /** Print the exact stream and apply nothing. */
  readonly isPrintStream: boolean
  readonly lock: LockOptions
}

/** Whether others are kept out, and how long to wait for one that is at work. */
export type LockOptions = { readonly isOff: boolean; readonly patienceMs: number }
