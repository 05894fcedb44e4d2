import { textAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { kindKey } from '../order/rows.ts'
import { conditionOf, isTrue, whyOf } from './conditions.ts'
import { failed, ready, waiting, type Readiness } from './state.ts'

/** A live hook → whether it has come to its end. As with Helm, a Job or a Pod has to succeed; an object of any other kind has done its part when it is there. */
export function hookEndOf({ id, body }: Manifest): Readiness {
  if (kindKey(id) === 'batch/Job') return jobEnd(body)
  return kindKey(id) === 'Pod' ? podEnd(body) : ready
}

function jobEnd(body: Manifest['body']): Readiness {
  const failure = conditionOf(body, 'Failed')
  if (isTrue(conditionOf(body, 'Complete'))) return ready
  return isTrue(failure) ? failed(whyOf(failure)) : waiting('it has not come to its end yet')
}

function podEnd(body: Manifest['body']): Readiness {
  const phase = textAt(body, 'status', 'phase')
  if (phase === 'Succeeded') return ready
  return phase === 'Failed' ? failed('it has ended with an error') : waiting('it has not come to its end yet')
}
