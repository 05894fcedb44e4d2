import type { JsonObject } from '../../model/json.ts'
import { conditionOf, isTrue, whyOf } from './conditions.ts'
import { counted, numberAt } from './numbers.ts'
import { ready, waiting, type Readiness } from './state.ts'

/** Every replica is there, labelled, available and ready. */
export function replicaSet(body: JsonObject): Readiness {
  const failure = conditionOf(body, 'ReplicaFailure')
  if (isTrue(failure)) return waiting(whyOf(failure))
  const wanted = numberAt(body, 1, 'spec', 'replicas')
  for (const [key, what] of counts) {
    const count = numberAt(body, 0, 'status', key)
    if (wanted > count) return waiting(counted(count, wanted, what))
  }
  const extra = numberAt(body, 0, 'status', 'replicas') - wanted
  return extra > 0 ? waiting(`${extra} replicas too many still end`) : ready
}

const counts = [
  ['fullyLabeledReplicas', 'replicas labelled'],
  ['availableReplicas', 'replicas available'],
  ['readyReplicas', 'replicas ready'],
] as const
