import { Octokit } from '@octokit/rest'
import type { Clock } from '../../ports/clock.ts'
import type { Timer } from '../../ports/timer.ts'
import { endedBy, failureOf } from './failures.ts'
import { pauseAfter } from './patience.ts'
import type { Place } from './place.ts'

export type Time = { readonly clock: Clock; readonly timer: Timer }

// A page of a hundred bodies takes GitHub a second or two.
const answerLimitMs = 60_000

/** A client that waits where GitHub asks it to, and whose every error is a Failure. */
export function createClient({ apiUrl, token }: Place, time: Time): Octokit {
  const log = { debug: nothing, info: nothing, warn: nothing, error: nothing }
  const octokit = new Octokit({ auth: token, baseUrl: apiUrl, log, userAgent: 'sluice' })
  octokit.hook.wrap('request', (request, options) =>
    patiently(async () => request({ ...options, request: { ...options.request, log, signal: AbortSignal.timeout(answerLimitMs) } }), options, time),
  )
  return octokit
}

const nothing = (): void => {}

type Sent = { readonly method: string; readonly url: string; readonly [name: string]: unknown }

async function patiently<T>(request: () => Promise<T>, sent: Sent, { clock, timer }: Time): Promise<T> {
  let waited = 0
  for (let number = 1; ; number++) {
    const tried = await attempt(request)
    if ('answer' in tried) return tried.answer
    const pause = pauseAfter(endedBy(tried.error), { number, waited, isRepeatable: isRepeatable(sent), now: clock.now() })
    if (pause === undefined) throw failureOf(tried.error, sent, clock.now())
    waited += pause
    await timer.sleep(pause)
  }
}

async function attempt<T>(request: () => Promise<T>): Promise<{ readonly answer: T } | { readonly error: unknown }> {
  try {
    return { answer: await request() }
  } catch (error) {
    return { error }
  }
}

/** Making a second issue is harm; setting a title twice is none. A query is a POST, and changes nothing. */
const isRepeatable = ({ method, query }: Sent): boolean => method !== 'POST' || (typeof query === 'string' && query.trimStart().startsWith('query'))
