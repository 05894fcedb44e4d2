import { at, textAt } from '../../model/json.ts'
import { tokensOf } from '../../model/secret.ts'
import type { DriftRule } from '../rule.ts'

const istiod = ['istiod', 'pilot-discovery']

/** https://github.com/istio/istio/issues/44285. Without a CA, Fail would refuse every write: that is no istiod at work. */
export const istioFailurePolicy: DriftRule = {
  id: 'istio-failure-policy',
  reason: 'istiod closes its webhook as soon as the webhook has a CA',
  explains: ({ drift: { id, live: object }, field: { pointer, desired, live, manager } }) => {
    const [list, index, key, ...deeper] = tokensOf(pointer)
    if (id.kind !== 'ValidatingWebhookConfiguration' || list !== 'webhooks' || key !== 'failurePolicy' || deeper.length > 0) return false
    const hasCa = (textAt(at(object.body, 'webhooks', Number(index)), 'clientConfig', 'caBundle') ?? '') !== ''
    return desired === 'Ignore' && live === 'Fail' && hasCa && istiod.includes(manager)
  },
}
