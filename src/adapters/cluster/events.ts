import type { ClusterEvent } from '../../model/cluster-event.ts'
import { at, textAt, type JsonObject } from '../../model/json.ts'
import { listAll } from './objects.ts'
import type { Server } from './server.ts'

const resource = { group: '', version: 'v1', kind: 'Event', plural: 'events', isNamespaced: true }

/** What the cluster still tells about the objects of a namespace, oldest first; it forgets after an hour. */
export async function readEvents(server: Server, namespace: string): Promise<readonly ClusterEvent[]> {
  const found = await listAll(server, { resource, namespace })
  return found.map(({ body }) => eventOf(body)).toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at))
}

/** Old and new recorders write the same in other fields. */
function eventOf(body: JsonObject): ClusterEvent {
  const count = at(body, 'series', 'count') ?? at(body, 'count')
  const times = [
    textAt(body, 'series', 'lastObservedTime'),
    textAt(body, 'lastTimestamp'),
    textAt(body, 'eventTime'),
    textAt(body, 'metadata', 'creationTimestamp'),
  ]
  return {
    about: { kind: textAt(body, 'involvedObject', 'kind') ?? '', name: textAt(body, 'involvedObject', 'name') ?? '' },
    type: textAt(body, 'type') ?? '',
    reason: textAt(body, 'reason') ?? '',
    message: textAt(body, 'message') ?? '',
    count: typeof count === 'number' ? count : 1,
    at: times.find((time) => time !== undefined) ?? '',
  }
}
