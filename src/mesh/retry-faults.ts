import { listAt, textAt, type Json } from '../model/json.ts'
import { numberAt } from './objects/number-at.ts'
import { secondsIn } from './seconds-in.ts'

/** What is wrong with the retries of a route, and the cure. */
export type RetryFault = { readonly message: string; readonly action: string }

/** Faults of a route as it is written; one that says nothing of retries has none. */
export function retryFaults(route: Json): readonly RetryFault[] {
  const timing: Timing = {
    attempts: numberAt(route, 'retries', 'attempts') ?? 0,
    each: secondsIn(textAt(route, 'retries', 'perTryTimeout') ?? ''),
    all: secondsIn(textAt(route, 'timeout') ?? ''),
  }
  return timing.attempts === 0 ? [] : faults.filter(({ isThere }) => isThere(timing, route)).map(({ say }) => say(timing))
}

type Timing = { readonly attempts: number; readonly each: number; readonly all: number }
type Fault = { readonly isThere: (timing: Timing, route: Json) => boolean; readonly say: (timing: Timing) => RetryFault }

const faults: readonly Fault[] = [
  {
    isThere: ({ attempts, each, all }) => all > 0 && attempts * each > all,
    say: ({ attempts, each, all }) => ({
      message: `${attempts} retries of ${each}s do not fit into the timeout of ${all}s`,
      action: `Set timeout to ${Math.ceil((attempts + 1) * each)}s, or lower perTryTimeout.`,
    }),
  },
  {
    isThere: ({ each, all }) => each === 0 && all === 0,
    say: ({ attempts }) => ({
      message: `${attempts} retries wait for a try that has no end, since neither timeout nor perTryTimeout is set`,
      action: 'Set retries.perTryTimeout.',
    }),
  },
  {
    isThere: (_timing, route) => takesWrites(route) && repeatsWhatBegan(route),
    say: () => ({
      message: 'a POST or PATCH that the server has begun with can be sent again',
      action: 'Leave connect-failure and refused-stream in retries.retryOn, or set attempts: 0 for this route.',
    }),
  },
]

const takesWrites = (route: Json): boolean => listAt(route, 'match').some((match) => ['POST', 'PATCH'].includes(textAt(match, 'method', 'exact') ?? ''))

// What can be true of a request that is half done.
const afterBegin: readonly string[] = ['5xx', 'gateway-error', 'reset', 'retriable-4xx', '500', '502', '503', '504']

const repeatsWhatBegan = (route: Json): boolean =>
  (textAt(route, 'retries', 'retryOn') ?? '').split(',').some((condition) => afterBegin.includes(condition.trim()))
