import type { JsonObject } from '../../model/json.ts'
import { counted, numberAt } from './numbers.ts'
import { ready, waiting, type Readiness } from './state.ts'

/** Its pod is on every node that should have one, new, available and ready. */
export function daemonSet(body: JsonObject): Readiness {
  const isSeen = [numberAt(body, undefined, 'metadata', 'generation'), numberAt(body, undefined, 'status', 'observedGeneration')].every(
    (number) => number !== undefined,
  )
  const wanted = numberAt(body, undefined, 'status', 'desiredNumberScheduled')
  if (!isSeen || wanted === undefined) return waiting('no controller has seen this DaemonSet yet')
  for (const [key, what] of counts) {
    const count = numberAt(body, 0, 'status', key)
    if (wanted > count) return waiting(counted(count, wanted, what))
  }
  return ready
}

const counts = [
  ['currentNumberScheduled', 'pods scheduled'],
  ['updatedNumberScheduled', 'pods updated'],
  ['numberAvailable', 'pods available'],
  ['numberReady', 'pods ready'],
] as const
