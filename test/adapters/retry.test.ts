import { array, assert, boolean, constant, constantFrom, integer, oneof, option, property, record, string, type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import { pauseAfter, type Ended } from '../../src/adapters/cluster/retry.ts'

const retryAfter = option(oneof(integer().map(String), constantFrom('', '-1', '1e9', 'NaN', 'Infinity', 'Wed, 21 Oct 2026 07:28:00 GMT'), string()), {
  nil: undefined,
})

const ended: Arbitrary<Ended> = oneof(
  record({
    kind: constant('answered' as const),
    status: oneof(constantFrom(200, 401, 404, 409, 410, 429, 500, 502, 503, 504), integer({ min: 100, max: 599 })),
    retryAfter,
  }),
  constant({ kind: 'lost' } as const),
)

// As many as a server can be unwell for; the last one goes on for ever.
const story = array(ended, { minLength: 1, maxLength: 8 })

/** The ends of attempts at one request, one after the other, for as long as another one is made; and how long was waited between them. */
function live(ends: readonly Ended[], isRepeatable: boolean): { readonly attempts: readonly Ended[]; readonly waitedMs: number } {
  const attempts: Ended[] = []
  let waitedMs = 0
  for (;;) {
    const end = ends[Math.min(attempts.length, ends.length - 1)]
    if (end === undefined) return { attempts, waitedMs }
    attempts.push(end)
    const pause = pauseAfter(end, { number: attempts.length, isRepeatable })
    if (pause === undefined) return { attempts, waitedMs }
    waitedMs += pause
  }
}

// A request may take 30 s; with these a verb knows within three minutes that a server is gone.
const mostAttempts = 4
const longestMs = 15_000

test('P18: whatever a server answers and asks for, attempts and pauses have a limit', () => {
  assert(
    property(story, boolean(), (ends, isRepeatable) => {
      const { attempts, waitedMs } = live(ends, isRepeatable)

      expect(attempts.length).toBeLessThanOrEqual(mostAttempts)
      expect(waitedMs).toBeGreaterThanOrEqual(0)
      expect(waitedMs).toBeLessThanOrEqual(longestMs)
    }),
  )
})

test('P18: what may not be done twice is sent again only where the server turned it away unread', () => {
  assert(
    property(story, (ends) => {
      const { attempts } = live(ends, false)

      expect(attempts.slice(0, -1).every((end) => end.kind === 'answered' && end.status === 429)).toBe(true)
    }),
  )
})

test('P18: an answer that says what is wrong with the request is final', () => {
  assert(
    property(constantFrom(400, 401, 403, 404, 409, 410, 413, 422), boolean(), (status, isRepeatable) => {
      expect(pauseAfter({ kind: 'answered', status, retryAfter: '1' }, { number: 1, isRepeatable })).toBeUndefined()
    }),
  )
})

const after = (seconds: string) => pauseAfter({ kind: 'answered', status: 429, retryAfter: seconds }, { number: 1, isRepeatable: false })

test('a server that says when to come back is believed, up to a limit', () => {
  expect([after('2'), after('3600'), after('soon')]).toEqual([2_000, 5_000, 1_000])
})
