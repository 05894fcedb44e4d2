/** How one attempt ended: by a status, or with no answer at all. */
export type Ended = { readonly kind: 'answered'; readonly status: number; readonly retryAfter: string | undefined } | { readonly kind: 'lost' }

export type Attempt = {
  /** From 1. */
  readonly number: number
  /** Whether a second one does no harm where the first was carried out. */
  readonly isRepeatable: boolean
}

// A server that restarts behind a load balancer is back within seconds; one that needs longer is a reason to stop, and to apply again later.
const attempts = 4
// The server says when to come back; longer than 5 s is a gate that should not wait.
const longestPauseMs = 5_000
// What answers them is a proxy without a server, or a server that starts.
const passing: readonly number[] = [500, 502, 503, 504]

/** How long to wait before the request is sent again; undefined where the end of this attempt is final. */
export function pauseAfter(ended: Ended, { number, isRepeatable }: Attempt): number | undefined {
  if (number >= attempts) return undefined
  const patience = Math.min(1_000 * 2 ** (number - 1), longestPauseMs)
  // The server turns such a request away before it looks at it.
  if (ended.kind === 'answered' && ended.status === 429) return asked(ended.retryAfter, patience)
  if (!isRepeatable) return undefined
  if (ended.kind === 'lost') return patience
  return passing.includes(ended.status) ? asked(ended.retryAfter, patience) : undefined
}

function asked(retryAfter: string | undefined, otherwise: number): number {
  const seconds = Number(retryAfter)
  return Math.min(Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : otherwise, longestPauseMs)
}
