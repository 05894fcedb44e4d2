import { listAt, textAt, type JsonObject } from '../../model/json.ts'
import { conditionOf, isFalse, isTrue } from './conditions.ts'
import { failed, ready, waiting, type Readiness, type Since } from './state.ts'

// The scheduler may need a moment for nodes that come up; kstatus gives it as long.
const scheduleMs = 15_000

/** It is ready, or has come to its end, good or bad. */
export function pod(body: JsonObject, since: Since): Readiness {
  const phase = textAt(body, 'status', 'phase') ?? ''
  if (phase === 'Succeeded' || phase === 'Failed') return ready
  if (phase === 'Running') return running(body)
  const scheduled = conditionOf(body, 'PodScheduled')
  const isUnschedulable = phase === 'Pending' && isFalse(scheduled) && textAt(scheduled, 'reason') === 'Unschedulable'
  if (isUnschedulable && since(textAt(body, 'metadata', 'creationTimestamp') ?? '') > scheduleMs) return failed('no node can take it')
  return waiting(isUnschedulable ? 'it is not scheduled yet' : 'it has not started yet')
}

function running(body: JsonObject): Readiness {
  if (isTrue(conditionOf(body, 'Ready'))) return ready
  const containers = listAt(body, 'status', 'containerStatuses')
  const crashing = containers.filter((container) => textAt(container, 'state', 'waiting', 'reason') === 'CrashLoopBackOff').length
  return crashing === 0 ? waiting('it runs and is not ready') : failed(`${crashing} of ${containers.length} containers end again and again`)
}
