export type Readiness =
  | { readonly kind: 'ready' }
  /** It can still become ready by itself. `why` is in words of our own, and fit for any terminal. */
  | { readonly kind: 'waiting'; readonly why: string }
  /** Its controller has given up, or says that somebody has to do something. */
  | { readonly kind: 'failed'; readonly why: string }

/** Milliseconds since an ISO 8601 time. */
export type Since = (time: string) => number

export const ready: Readiness = { kind: 'ready' }
export const waiting = (why: string): Readiness => ({ kind: 'waiting', why })
export const failed = (why: string): Readiness => ({ kind: 'failed', why })
