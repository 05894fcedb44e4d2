import { textAt, type JsonObject } from '../../model/json.ts'
import { counted, numberAt } from './numbers.ts'
import { ready, waiting, type Readiness } from './state.ts'

/** Every replica is ready and of the newest revision, or of those that the partition lets roll. */
export function statefulSet(body: JsonObject): Readiness {
  // Somebody else deletes its pods, whenever they like.
  if (textAt(body, 'spec', 'updateStrategy', 'type') === 'OnDelete') return ready
  const wanted = numberAt(body, 1, 'spec', 'replicas')
  const behind = missingReplicas(body, wanted)
  if (behind !== '') return waiting(behind)
  const partition = numberAt(body, undefined, 'spec', 'updateStrategy', 'rollingUpdate', 'partition')
  return partition === undefined ? wholeRollout(body, wanted) : partRollout(body, wanted - partition)
}

function missingReplicas(body: JsonObject, wanted: number): string {
  const [replicas, readyOnes] = [numberAt(body, 0, 'status', 'replicas'), numberAt(body, 0, 'status', 'readyReplicas')]
  if (wanted > replicas) return counted(replicas, wanted, 'replicas')
  if (wanted > readyOnes) return counted(readyOnes, wanted, 'replicas ready')
  return replicas > wanted ? `${replicas - wanted} replicas too many still end` : ''
}

function partRollout(body: JsonObject, wanted: number): Readiness {
  const updated = numberAt(body, 0, 'status', 'updatedReplicas')
  return updated < wanted ? waiting(counted(updated, wanted, 'replicas updated')) : ready
}

function wholeRollout(body: JsonObject, wanted: number): Readiness {
  const current = numberAt(body, 0, 'status', 'currentReplicas')
  if (wanted > current) return waiting(counted(current, wanted, 'replicas of the current revision'))
  const [currentRevision, updateRevision] = [textAt(body, 'status', 'currentRevision'), textAt(body, 'status', 'updateRevision')]
  return currentRevision === updateRevision ? ready : waiting('its new revision is not the current one yet')
}
