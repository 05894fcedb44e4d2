/** How one attempt ended: by a status with the headers that say when to come back, or with no answer at all. */
export type Ended =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: Readonly<Record<string, string | undefined>>; readonly message: string }
  | { readonly kind: 'lost' }

export type Attempt = {
  /** From 1. */
  readonly number: number
  /** Milliseconds that were waited before. */
  readonly waited: number
  /** Whether a second one does no harm where the first was carried out. */
  readonly isRepeatable: boolean
  /** Milliseconds since the epoch. */
  readonly now: number
}

// GitHub's own load balancers answer 502 for seconds, not minutes.
const attempts = 4
// A job that waits longer costs more than one that is started again; a used-up hour of requests can take a whole hour.
const longestMs = 120_000
// GitHub asks for a minute at least where it limits and does not say how long.
const unsaidMs = 60_000
const passing: readonly number[] = [500, 502, 503, 504]

/** How long to wait before the request is sent again; undefined where the end of this attempt is final. */
export function pauseAfter(ended: Ended, attempt: Attempt): number | undefined {
  const { number, waited, isRepeatable, now } = attempt
  if (number >= attempts) return undefined
  // What was limited was not carried out, so it may be sent again whatever it is.
  const pause = limitedFor(ended, now) ?? (isRepeatable && hasPassed(ended) ? 1_000 * 2 ** (number - 1) : undefined)
  return pause === undefined || waited + pause > longestMs ? undefined : pause
}

const hasPassed = (ended: Ended): boolean => ended.kind === 'lost' || passing.includes(ended.status)

/** Milliseconds until GitHub lets requests through again; undefined where no limit was met. */
export function limitedFor(ended: Ended, now: number): number | undefined {
  if (ended.kind === 'lost' || (ended.status !== 403 && ended.status !== 429)) return undefined
  const { 'retry-after': after, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset } = ended.headers
  if (after !== undefined && Number.isFinite(Number(after))) return Number(after) * 1_000
  if (remaining === '0' && Number.isFinite(Number(reset))) return Math.max(0, Number(reset) * 1_000 - now)
  return ended.status === 429 || /rate limit/i.test(ended.message) ? unsaidMs : undefined
}
