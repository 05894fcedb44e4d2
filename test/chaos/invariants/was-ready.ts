import { at, listAt, textAt, type JsonObject } from '../../../src/model/json.ts'
import { isAcked, type Write } from '../audit.ts'
import type { History } from '../history.ts'

/** Whether the object was ready at that time, after the write; kinds that become nothing are ready at once. Told by the controllers' own writes of its status. */
export function wasReadyBefore({ writes }: History, write: Write, time: string): boolean {
  const isReady = readiness[write.resource]
  if (isReady === undefined) return true
  const statuses = writes.filter((other) => isStatusOf(other, write) && isAcked(other) && other.answered <= time)
  return [write, ...statuses].some(({ answer }) => isReady(answer, write.answer))
}

const isStatusOf = (status: Write, write: Write): boolean =>
  status.subresource === 'status' && status.resource === write.resource && status.name === write.name && status.namespace === write.namespace

type IsReady = (now: JsonObject, written: JsonObject) => boolean

const hasCondition = (object: JsonObject, type: string): boolean =>
  listAt(object, 'status', 'conditions').some((one) => textAt(one, 'type') === type && textAt(one, 'status') === 'True')

const numberAt = (object: JsonObject, ...path: readonly string[]): number => Number(at(object, ...path) ?? 0)

const readiness: Readonly<Record<string, IsReady>> = {
  'customresourcedefinitions.apiextensions.k8s.io': (now) => hasCondition(now, 'Established'),
  'deployments.apps': (now, written) =>
    numberAt(now, 'status', 'observedGeneration') >= numberAt(written, 'metadata', 'generation') &&
    numberAt(now, 'status', 'updatedReplicas') >= numberAt(written, 'spec', 'replicas') &&
    numberAt(now, 'status', 'availableReplicas') >= numberAt(written, 'spec', 'replicas'),
}
