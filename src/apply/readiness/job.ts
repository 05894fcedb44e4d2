import { textAt, type JsonObject } from '../../model/json.ts'
import { conditionOf, isTrue, whyOf } from './conditions.ts'
import { failed, ready, waiting, type Readiness } from './state.ts'

/** It runs, or has come to a good end: a Job of a release is no step that the others wait for. */
export function job(body: JsonObject): Readiness {
  const failure = conditionOf(body, 'Failed')
  if (isTrue(conditionOf(body, 'Complete'))) return ready
  if (isTrue(failure)) return failed(whyOf(failure))
  return textAt(body, 'status', 'startTime') === undefined ? waiting('it has not started yet') : ready
}
