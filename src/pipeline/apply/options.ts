import type { Manner, Token, TokenScope } from '../../apply/apply.ts'
import type { Prune } from '../../model/workspace.ts'
import type { Selection } from '../workspace/load-workspace.ts'

export type ApplyOptions = Selection &
  Manner & {
    /** The Git revision to apply; '' for HEAD. */
    readonly revision: string
    /** What `check` printed; undefined where there is none, and somebody has to confirm. */
    readonly token: Token | undefined
    /** How much of the token has to hold. */
    readonly scope: TokenScope
    readonly isConfirmed: boolean
    /** Whether objects are waited for until they are ready; CRDs and hooks always are. */
    readonly isWaiting: boolean
    /** The longest that one wave is waited for. */
    readonly timeoutMs: number
    /** Print the exact stream and apply nothing. */
    readonly isPrintStream: boolean
    readonly lock: LockOptions
    /** The file that is told how it ended, absolute; '' for none. */
    readonly result: string
    /** Beside what the environment says. */
    readonly prune: Prune
  }

/** Whether others are kept out, and how long to wait for one that is at work. */
export type LockOptions = { readonly isOff: boolean; readonly patienceMs: number }
