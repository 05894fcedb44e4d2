import { isObject, type JsonObject, listAt, objectAt, textAt } from '../../model/json.ts'
import type { Manifest, ResourceId } from '../../model/manifest.ts'
import { textsAt } from '../texts-at.ts'

/** One admission webhook of a configuration. */
export type Webhook = {
  readonly name: string
  /** Whether requests fail while it does not answer. */
  readonly isClosed: boolean
  readonly rules: readonly JsonObject[]
  /** The Service that answers; undefined for a URL. */
  readonly service: Pick<ResourceId, 'namespace' | 'name'> | undefined
  readonly body: JsonObject
}

const kinds = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']

export const isWebhookConfiguration = ({ id }: Manifest): boolean => id.group === 'admissionregistration.k8s.io' && kinds.includes(id.kind)

export const webhooksOf = ({ body, version }: Manifest): readonly Webhook[] =>
  listAt(body, 'webhooks')
    .filter(isObject)
    .map((webhook) => ({
      name: textAt(webhook, 'name') ?? '',
      // v1beta1 fails open where it says nothing, v1 fails closed.
      isClosed: (textAt(webhook, 'failurePolicy') ?? (version === 'v1beta1' ? 'Ignore' : 'Fail')) === 'Fail',
      rules: listAt(webhook, 'rules').filter(isObject),
      service: serviceOf(webhook),
      body: webhook,
    }))

function serviceOf(webhook: JsonObject): Webhook['service'] {
  const [namespace, name] = ['namespace', 'name'].map((part) => textAt(webhook, 'clientConfig', 'service', part))
  return namespace === undefined || name === undefined ? undefined : { namespace, name }
}

const hasAny = (rule: JsonObject, field: string, words: readonly string[]): boolean => textsAt(rule, field).some((word) => word === '*' || words.includes(word))

/** Whether a webhook is asked about writes of a resource, selectors aside. */
export const isAskedAbout = ({ rules }: Webhook, { group, plural }: { readonly group: string; readonly plural: string }): boolean =>
  rules.some((rule) => hasAny(rule, 'apiGroups', [group]) && hasAny(rule, 'resources', ['*/*', plural]) && hasAny(rule, 'operations', ['CREATE', 'UPDATE']))

/** Whether a webhook is asked about everything: no group, resource, selector or condition narrows it. */
export function catchesAll(webhook: Webhook): boolean {
  const isNarrowed =
    ['namespaceSelector', 'objectSelector'].some((selector) => hasTerms(webhook, selector)) || listAt(webhook.body, 'matchConditions').length > 0
  return (
    !isNarrowed &&
    webhook.rules.some((rule) => textsAt(rule, 'apiGroups').includes('*') && textsAt(rule, 'resources').some((word) => word === '*' || word === '*/*'))
  )
}

const hasTerms = ({ body }: Webhook, selector: string): boolean =>
  Object.keys(objectAt(body, selector, 'matchLabels')).length + listAt(body, selector, 'matchExpressions').length > 0
