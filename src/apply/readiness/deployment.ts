import { textAt, type JsonObject } from '../../model/json.ts'
import { conditionOf, isTrue, whyOf } from './conditions.ts'
import { counted, numberAt } from './numbers.ts'
import { failed, ready, waiting, type Readiness } from './state.ts'

/** Every replica is there, new and available, and the controller says that the rollout has come to its end. */
export function deployment(body: JsonObject): Readiness {
  const progressing = conditionOf(body, 'Progressing')
  if (textAt(progressing, 'reason') === 'ProgressDeadlineExceeded') return failed(whyOf(progressing))
  const behind = missingReplicas(body)
  if (behind !== '') return waiting(behind)
  if (!hasProgressed(body, progressing)) return waiting('its new ReplicaSet is not available yet')
  return isTrue(conditionOf(body, 'Available')) ? ready : waiting('it is not available yet')
}

function missingReplicas(body: JsonObject): string {
  const wanted = numberAt(body, 1, 'spec', 'replicas')
  const [replicas, updated, available, readyOnes] = ['replicas', 'updatedReplicas', 'availableReplicas', 'readyReplicas'].map((key) =>
    numberAt(body, 0, 'status', key),
  )
  if (wanted > (replicas ?? 0)) return counted(replicas ?? 0, wanted, 'replicas')
  if (wanted > (updated ?? 0)) return counted(updated ?? 0, wanted, 'replicas updated')
  if ((replicas ?? 0) > wanted) return `${(replicas ?? 0) - wanted} old replicas still end`
  if ((updated ?? 0) > (available ?? 0)) return counted(available ?? 0, updated ?? 0, 'replicas available')
  return wanted > (readyOnes ?? 0) ? counted(readyOnes ?? 0, wanted, 'replicas ready') : ''
}

// What the API server stands in for "no deadline": then the controller sets no Progressing condition.
const noDeadline = 2 ** 31 - 1

const hasProgressed = (body: JsonObject, progressing: JsonObject | undefined): boolean =>
  numberAt(body, noDeadline, 'spec', 'progressDeadlineSeconds') === noDeadline ||
  (isTrue(progressing) && textAt(progressing, 'reason') === 'NewReplicaSetAvailable')
