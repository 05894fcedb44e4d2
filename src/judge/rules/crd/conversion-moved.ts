import { at, type JsonObject, objectAt } from '../../../model/json.ts'
import type { CrdPair } from '../../crd/pair-crds.ts'
import { convertedVersions } from '../../crd/versions.ts'
import { isEqual } from '../../is-equal.ts'
import type { CrdRule, Draft } from '../../rule.ts'
import { listed, showChange } from '../../show.ts'
import { textsAt } from '../../texts-at.ts'

/** Another webhook converts, or the same one is asked in another way. */
export const conversionMoved: CrdRule = {
  id: 'crd/conversion-moved',
  why: 'Objects asked for in another version than the stored one go through the webhook, on every read and write',
  handles: ['conversion'],
  judge: (pair) => {
    const [before, after] = [webhookOf(pair.before.spec), webhookOf(pair.after.spec)]
    // One that comes or goes is crd/conversion-changed.
    if (before === undefined || after === undefined) return []
    return [...addressMoved(pair, before, after), ...trustMoved(pair, before, after), ...reviewsLost(pair, before, after)]
  },
}

function webhookOf(spec: JsonObject): JsonObject | undefined {
  const conversion = objectAt(spec, 'conversion')
  return conversion['strategy'] === 'Webhook' ? objectAt(conversion, 'webhook') : undefined
}

function addressMoved(pair: CrdPair, before: JsonObject, after: JsonObject): readonly Draft[] {
  const hit = convertedVersions(pair)
  const [old, now] = [clientOf(before), clientOf(after)]
  return ['service', 'url']
    .filter((part) => !isEqual(old[part], now[part]))
    .map((part) => ({
      severity: hit.length === 0 ? 'warn' : 'block',
      effect: hit.length === 0 ? 'behaviour-shifts' : 'clients-break',
      path: `spec.conversion.webhook.clientConfig.${part}`,
      message:
        hit.length === 0
          ? `${pair.objects} are converted by another webhook from now on; no version in use today needs it`
          : `Conversion of ${pair.objects} moves to another webhook: until it answers, reads and writes at ${listed(hit)} answer 500`,
      change: showChange(old[part], now[part]),
      hits: [],
      action: 'Bring the new webhook up first, and keep the old one until the CRD has changed',
    }))
}

function clientOf(webhook: JsonObject): JsonObject {
  const client = objectAt(webhook, 'clientConfig')
  // The API server fills the port in.
  return at(client, 'service') === undefined ? client : { ...client, service: { port: 443, ...objectAt(client, 'service') } }
}

function trustMoved(pair: CrdPair, before: JsonObject, after: JsonObject): readonly Draft[] {
  const [old, now] = [at(before, 'clientConfig', 'caBundle'), at(after, 'clientConfig', 'caBundle')]
  // An absent CA bundle is left to whoever injects it.
  if (now === undefined || isEqual(old, now)) return []
  return [
    {
      severity: 'warn',
      effect: 'clients-break',
      path: 'spec.conversion.webhook.clientConfig.caBundle',
      message: `The conversion webhook of ${pair.objects} is trusted by another CA bundle: where its certificate does not fit, reads answer 500`,
      change: 'other bytes',
      hits: [],
      action: 'Check that the webhook serves a certificate of this CA, or leave caBundle out where a controller injects it',
    },
  ]
}

function reviewsLost(pair: CrdPair, before: JsonObject, after: JsonObject): readonly Draft[] {
  const [old, now] = [textsAt(before, 'conversionReviewVersions'), textsAt(after, 'conversionReviewVersions')]
  const lost = old.filter((version) => !now.includes(version))
  if (lost.length === 0) return []
  return [
    {
      severity: 'warn',
      effect: 'clients-break',
      path: 'spec.conversion.webhook.conversionReviewVersions',
      message: `The conversion webhook of ${pair.objects} is no longer asked by ConversionReview ${listed(lost)}: one that knows nothing else stops converting`,
      change: showChange(old, now),
      hits: [],
      action: `Check that the webhook understands ConversionReview ${now.join(' or ')}`,
    },
  ]
}
