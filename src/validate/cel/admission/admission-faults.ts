import { at, isObject, listAt, objectAt, textAt, type JsonObject } from '../../../model/json.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { RuleFault } from '../check/rule-faults.ts'
import { typeExpression, type Names, type Typed } from '../check/type-expression.ts'
import type { PlainName } from '../check/types.ts'
import { admissionNames } from './names.ts'
import { typeVariables } from './variables.ts'

/** An expression where it stands, and what the server says to it. */
interface Judged {
  readonly path: string
  readonly source: string
  readonly typed: Typed
}

/** The expressions of admission policies and webhooks that the API server would not compile. `isKnown`: whether we know all functions of that server. */
export const admissionFaults = ({ id, body }: Pick<Manifest, 'id' | 'body'>, { isKnown }: { isKnown: boolean }): readonly RuleFault[] =>
  id.group === 'admissionregistration.k8s.io' && Object.hasOwn(readers, id.kind)
    ? (readers[id.kind]?.(body) ?? []).flatMap((one) => faultsOf(one, isKnown))
    : []

function faultsOf({ path, source, typed }: Judged, isKnown: boolean): readonly RuleFault[] {
  if (source.trim() === '') return [{ path, said: 'is empty' }]
  if (typed.kind === 'typed' || (typed.kind === 'unknown' && !isKnown)) return []
  return [{ path, said: `does not compile: ${typed.why}` }]
}

const readers: Readonly<Record<string, (body: JsonObject) => readonly Judged[]>> = {
  ValidatingAdmissionPolicy: ofPolicy,
  // What it changes is written in a syntax of its own, which makes objects; only the server reads that.
  MutatingAdmissionPolicy: (body) => ofConditions(objectAt(body, 'spec'), 'spec', hasParams(body)),
  ValidatingWebhookConfiguration: ofWebhooks,
  MutatingWebhookConfiguration: ofWebhooks,
}

const hasParams = (body: JsonObject): boolean => at(body, 'spec', 'paramKind') !== undefined

function ofWebhooks(body: JsonObject): readonly Judged[] {
  return listAt(body, 'webhooks').flatMap((webhook, index) => (isObject(webhook) ? ofConditions(webhook, `webhooks[${index}]`, false) : []))
}

const ofConditions = (owner: JsonObject, path: string, params: boolean): readonly Judged[] =>
  eachOf(owner, 'matchConditions', path).flatMap(({ item, place }) =>
    judged(item, { place, field: 'expression', names: admissionNames({ hasParams: params, hasAuthorizer: true }), wanted: ['bool'] }),
  )

function ofPolicy(body: JsonObject): readonly Judged[] {
  const [spec, params] = [objectAt(body, 'spec'), hasParams(body)]
  const { variables, names } = typeVariables(spec, admissionNames({ hasParams: params, hasAuthorizer: true }))
  const withoutAuthorizer = new Map([...names].filter(([name]) => !name.startsWith('authorizer')))
  return [
    ...ofConditions(spec, 'spec', params),
    ...variables.map(({ source, typed }, index) => ({ path: `spec.variables[${index}].expression`, source, typed })),
    ...eachOf(spec, 'validations', 'spec').flatMap(({ item, place }) => [
      ...judged(item, { place, field: 'expression', names, wanted: ['bool'] }),
      ...(item['messageExpression'] === undefined ? [] : judged(item, { place, field: 'messageExpression', names: withoutAuthorizer, wanted: ['string'] })),
    ]),
    ...eachOf(spec, 'auditAnnotations', 'spec').flatMap(({ item, place }) =>
      judged(item, { place, field: 'valueExpression', names, wanted: ['string', 'null'] }),
    ),
  ]
}

const eachOf = (owner: JsonObject, list: string, path: string): readonly { readonly item: JsonObject; readonly place: string }[] =>
  listAt(owner, list).flatMap((item, index) => (isObject(item) ? [{ item, place: `${path}.${list}[${index}]` }] : []))

interface Place {
  readonly place: string
  readonly field: string
  readonly names: Names
  readonly wanted: readonly PlainName[]
}

function judged(item: JsonObject, { place, field, names, wanted }: Place): readonly Judged[] {
  const source = textAt(item, field) ?? ''
  return [{ path: `${place}.${field}`, source, typed: typeExpression(source, names, wanted) }]
}
