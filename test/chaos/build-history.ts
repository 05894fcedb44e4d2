import { isObject, objectAt, textAt, type JsonObject } from '../../src/model/json.ts'
import type { Write } from './audit.ts'
import { objectsOf, secretOf, type Content } from './content.ts'
import type { History, Run } from './history.ts'
import type { Sight } from './look-around.ts'

/** A history in which all goes well: one apply, drift, one more apply, of one commit. Tests break one thing of it. */
export function wellBehaved(): History {
  const content: Content = { maps: { north: { a: 'low' }, south: { b: 'high' } }, replicas: 2, image: 'example.com/gate:low', level: 'low', hasWebhook: true }
  const objects = objectsOf(content, place)
  const runs = [runAt(0, 'apply'), runAt(1, 'drift'), runAt(2, 'apply')]
  const sight: Sight = { desired: objects.map((wanted) => ({ wanted, live: liveOf(wanted) })), left: [], visitor: undefined, annotation: undefined }
  return {
    place,
    plan: { first: content, second: content, during: [undefined, { nemesis: 'kill-apply', afterWrites: 99 }], between: [] },
    edited: [],
    runs,
    writes: [0, 2].flatMap((hour) => [
      lease(timeAt(hour, 0), `run ${hour}`),
      ...inOrder(objects).flatMap((object, index) => written(object, timeAt(hour, index + 1))),
      record(timeAt(hour, 48), `run ${hour}`),
      event(timeAt(hour, 50), hour),
      lease(timeAt(hour, 49), ''),
    ]),
    revisions: new Map([[commit, objects]]),
    secret: secretOf(place),
    end: { converged: sight, after: sight },
  }
}

const place = 'chaos-0'
const commit = 'c0ffee'

/** A moment of the history: every run has an hour of its own. */
export const timeAt = (hour: number, minute: number): string => `2026-01-01T0${hour}:${String(minute).padStart(2, '0')}:00.000000Z`

const runAt = (hour: number, verb: 'apply' | 'drift'): Run => ({
  user: 'sluice',
  verb,
  code: 0,
  out: verb === 'drift' ? '{ "drift": [] }' : '',
  err: '',
  from: timeAt(hour, 0),
  to: timeAt(hour, 50),
  commits: [commit],
  isDisturbed: false,
})

const order = ['Namespace', 'CustomResourceDefinition', 'ServiceAccount', 'Role', 'ConfigMap', 'Secret', 'Deployment', 'Gate', 'ValidatingWebhookConfiguration']

const inOrder = (objects: readonly JsonObject[]): readonly JsonObject[] =>
  objects.toSorted((left, right) => order.indexOf(textAt(left, 'kind') ?? '') - order.indexOf(textAt(right, 'kind') ?? ''))

/** The object's write, and a moment later what a controller says of it. */
function written(object: JsonObject, time: string): readonly Write[] {
  const status = statuses[textAt(object, 'kind') ?? '']
  const live = { ...object, metadata: { ...objectAt(object, 'metadata'), generation: 1 } }
  const write = { ...blank, resource: resourceOf(object), ...namesOf(object), received: time, answered: time, sent: object, answer: live }
  return status === undefined ? [write] : [write, { ...write, user: 'controllers', subresource: 'status', sent: {}, answer: { ...live, status } }]
}

function lease(time: string, holderIdentity: string): Write {
  const answer = { metadata: { annotations: { 'sluice/revision': commit } }, spec: { holderIdentity } }
  return {
    ...blank,
    agent: 'node',
    verb: 'update',
    resource: 'leases.coordination.k8s.io',
    namespace: 'default',
    name: place,
    received: time,
    answered: time,
    answer,
  }
}

function event(time: string, hour: number): Write {
  const sent = { message: `anna (ci): e at ${commit}: 9 created` }
  return { ...blank, agent: 'node', verb: 'create', resource: 'events', namespace: 'default', name: `${place}.${hour}`, received: time, answered: time, sent }
}

function record(time: string, run: string): Write {
  const annotations = { 'sluice/applied-at': time, 'sluice/revision': commit, 'sluice/run': run }
  const answer = { metadata: { labels: { 'applyset.kubernetes.io/id': 'applyset-0' }, annotations } }
  return { ...blank, agent: 'node', verb: 'update', resource: 'configmaps', namespace: 'default', name: place, received: time, answered: time, answer }
}

const blank: Write = {
  user: 'sluice',
  agent: 'kubectl',
  verb: 'patch',
  resource: '',
  subresource: '',
  namespace: '',
  name: '',
  manager: 'sluice',
  isDryRun: false,
  received: '',
  answered: '',
  code: 200,
  sent: {},
  answer: {},
}

const namesOf = (object: JsonObject): { name: string; namespace: string } => ({
  name: textAt(object, 'metadata', 'name') ?? '',
  namespace: textAt(object, 'metadata', 'namespace') ?? '',
})

function resourceOf(object: JsonObject): string {
  const [group = '', version] = (textAt(object, 'apiVersion') ?? '').split('/')
  return `${(textAt(object, 'kind') ?? '').toLowerCase()}s${version === undefined ? '' : `.${group}`}`
}

const statuses: Readonly<Record<string, JsonObject>> = {
  CustomResourceDefinition: { conditions: [{ type: 'Established', status: 'True' }] },
  Deployment: { observedGeneration: 1, updatedReplicas: 2, availableReplicas: 2 },
}

const liveOf = (wanted: JsonObject): JsonObject => ({ ...wanted, metadata: { ...objectAt(wanted, 'metadata'), managedFields: managedFieldsOf(wanted) } })

const managedFieldsOf = ({ apiVersion: _version, kind: _kind, metadata: _metadata, ...rest }: JsonObject): readonly JsonObject[] => [
  { manager: 'sluice', operation: 'Apply', fieldsV1: { ...fieldsOf(rest), 'f:metadata': { 'f:labels': { 'f:applyset.kubernetes.io/part-of': {} } } } },
]

/** Lists are owned as a whole. */
const fieldsOf = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [`f:${key}`, isObject(inner) ? fieldsOf(inner) : {}]))
