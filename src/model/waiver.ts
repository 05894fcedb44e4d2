import type { Finding } from './finding.ts'

/** A pattern as it was written, and what it fits. */
export type Pattern = {
  readonly text: string
  readonly fits: (value: string) => boolean
}

/** A finding that somebody answers for: it counts no longer, until a day. */
export type Waiver = {
  /** One rule's id. */
  readonly rule: string
  /** Fits "Kind namespace/name", or "Kind.group namespace/name" where kinds share their name. */
  readonly object: Pattern
  readonly path: Pattern
  readonly reason: string
  readonly owner: string
  /** The last day on which it counts, in UTC: "2026-12-31". */
  readonly expires: string
  /** Where it is written. */
  readonly file: string
  readonly line: number
}

export type WaivedFinding = { readonly finding: Finding; readonly waiver: Waiver }

type Written = Pick<Pattern, 'text'>

/** The same as reports tell it: patterns as they were written. Every `WaivedFinding` is one. */
export type ToldWaived = { readonly finding: Finding; readonly waiver: Omit<Waiver, 'object' | 'path'> & { readonly object: Written; readonly path: Written } }
