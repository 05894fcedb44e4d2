import type { Names } from '../check/type-expression.ts'
import { listType, mapType, plain, type Type } from '../check/types.ts'

/** What an expression of admission may use beside the object and the request. */
export interface Surroundings {
  readonly hasParams: boolean
  readonly hasAuthorizer: boolean
}

/** The names that every expression of admission knows: the object is of any type, whatever the policy is about. */
export const admissionNames = ({ hasParams, hasAuthorizer }: Surroundings): Names =>
  new Map([
    ['object', plain('dyn')],
    ['oldObject', plain('dyn')],
    ['request', request],
    ['namespaceObject', namespaceObject],
    ...(hasParams ? ([['params', plain('dyn')]] as const) : []),
    ...(hasAuthorizer
      ? ([
          ['authorizer', plain('authorizer')],
          ['authorizer.requestResource', plain('resource-check')],
        ] as const)
      : []),
  ])

const object = (fields: Readonly<Record<string, Type>>): Type => ({ kind: 'object', fields: new Map(Object.entries(fields)) })
const [text, time, int] = [plain('string'), plain('timestamp'), plain('int')]
const texts = listType(text)

const groupVersionKind = object({ group: text, version: text, kind: text })
const groupVersionResource = object({ group: text, version: text, resource: text })

const request = object({
  kind: groupVersionKind,
  resource: groupVersionResource,
  subResource: text,
  requestKind: groupVersionKind,
  requestResource: groupVersionResource,
  requestSubResource: text,
  name: text,
  namespace: text,
  operation: text,
  userInfo: object({ username: text, uid: text, groups: texts, extra: mapType(text, texts) }),
  dryRun: plain('bool'),
  options: plain('dyn'),
})

const namespaceObject = object({
  metadata: object({
    name: text,
    generateName: text,
    namespace: text,
    labels: mapType(text, text),
    annotations: mapType(text, text),
    UID: text,
    creationTimestamp: time,
    deletionGracePeriodSeconds: int,
    deletionTimestamp: time,
    generation: int,
    resourceVersion: text,
    finalizers: texts,
  }),
  spec: object({ finalizers: texts }),
  status: object({ conditions: listType(object({ status: text, type: text, lastTransitionTime: time, message: text, reason: text })), phase: text }),
})
