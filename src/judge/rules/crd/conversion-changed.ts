import { textAt } from '../../../model/json.ts'
import { conversionOwners, writtenStrategy } from '../../crd/conversion-owners.ts'
import type { CrdPair } from '../../crd/pair-crds.ts'
import type { Crd } from '../../crd/read-crd.ts'
import { convertedVersions } from '../../crd/versions.ts'
import type { CrdRule, Draft } from '../../rule.ts'
import { lostPaths } from '../../schema/lost-paths.ts'
import { listed } from '../../show.ts'

/** A webhook that converts objects between versions comes or goes. */
export const conversionChanged: CrdRule = {
  id: 'crd/conversion-changed',
  why: 'Objects asked for in another version than the stored one go through the conversion, on every read and write',
  handles: ['conversion'],
  judge: (pair) => {
    const [before, after] = [strategyOf(pair.before), strategyOf(pair.after)]
    if (before === after) return []
    if (after === 'Webhook') return [webhookAdded(pair)]
    return [isLeftAlone(pair) ? webhookLeft(pair) : webhookRemoved(pair)]
  },
}

const strategyOf = (crd: Crd): string => textAt(crd.spec, 'conversion', 'strategy') ?? 'None'

function webhookAdded(pair: CrdPair): Draft {
  const hit = convertedVersions(pair)
  return {
    severity: hit.length === 0 ? 'warn' : 'block',
    effect: hit.length === 0 ? 'behaviour-shifts' : 'clients-break',
    path: 'spec.conversion.strategy',
    message:
      hit.length === 0
        ? `${pair.objects} are converted by a webhook from now on; no version in use today needs it`
        : `Reads and writes of ${pair.objects} at ${listed(hit)} answer 500 until the conversion webhook does`,
    change: 'None → Webhook',
    hits: [],
    action: 'Bring the webhook up first, with a valid CA bundle, and change the CRD in a later release',
  }
}

// Server-side apply takes away only what Sluice put there.
const isLeftAlone = (pair: CrdPair): boolean => writtenStrategy(pair) === undefined && conversionOwners(pair, 'f:strategy').length > 0

const webhookLeft = (pair: CrdPair): Draft => ({
  severity: 'warn',
  effect: 'behaviour-shifts',
  path: 'spec.conversion.strategy',
  message: `The conversion webhook of ${pair.objects} stays: the CRD no longer mentions it, and ${conversionOwners(pair, 'f:strategy').join(', ')} owns it`,
  change: 'Webhook → not mentioned',
  hits: [],
  action: 'Write the conversion that is wanted into the CRD, or leave it to its owner',
})

function webhookRemoved(pair: CrdPair): Draft {
  const used = pair.after.versions.filter((version) => version.isServed || version.isStorage)
  const isPlain = used.every((version) => used.every((other) => lostPaths(version.schema, other.schema).length === 0))
  return {
    severity: isPlain ? 'warn' : 'block',
    effect: isPlain ? 'behaviour-shifts' : 'data-lost',
    path: 'spec.conversion.strategy',
    message: isPlain
      ? `${pair.objects} are no longer converted by a webhook; their versions have the same fields`
      : `${pair.objects} are no longer converted: fields that ${listed(used.map((version) => version.name))} do not share are lost on the way`,
    change: 'Webhook → None',
    hits: [],
    action: 'Keep the webhook until one version is left, or give all versions the same fields',
  }
}
