import type { Pattern } from './waiver.ts'

/** What to do with a field that somebody else owns: take it over, leave it to them, or apply nothing. */
export type Decision = 'take' | 'yield' | 'stop'

/** A row of `conflicts` in environment.yml; the first that fits decides. */
export type ConflictRule = { readonly manager: Pattern; readonly path: Pattern; readonly decision: Decision }
