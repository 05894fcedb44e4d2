import { conversionOwners, writtenStrategy } from '../../crd/conversion-owners.ts'
import type { CrdPair } from '../../crd/pair-crds.ts'
import type { CrdRule } from '../../rule.ts'

/** The CRD drops its conversion while another manager owns a part of the webhook: server-side apply leaves that part behind, and half a webhook is refused. */
export const conversionOwnedElsewhere: CrdRule = {
  id: 'crd/conversion-owned-elsewhere',
  why: 'Server-side apply takes away only the fields that its own manager set, and half a webhook is no valid CRD',
  handles: ['conversion'],
  judge: (pair) => {
    const owners = conversionOwners(pair, 'f:webhook')
    if (owners.length === 0 || !isHalved(pair)) return []
    return [
      {
        severity: 'block',
        effect: 'refused',
        path: 'spec.conversion.webhook',
        message: `The API server refuses CRD ${pair.after.name}: its conversion goes away, but ${owners.join(', ')} still owns a part of the webhook`,
        change: 'Webhook → None',
        hits: [],
        action: `Stop ${owners.join(', ')} from writing into this CRD, set its spec.conversion to { strategy: None } by kubectl replace, then apply again`,
      },
    ]
  },
}

// The desired CRD says None aloud, or nobody is left who keeps the strategy.
function isHalved(pair: CrdPair): boolean {
  const written = writtenStrategy(pair)
  return written === 'None' || (written === undefined && conversionOwners(pair, 'f:strategy').length === 0)
}
