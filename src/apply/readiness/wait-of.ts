import { isDefinition } from '../../model/manifest.ts'
import type { Wait } from '../../model/plan.ts'
import type { Wave } from '../order/wave.ts'
import { saysReady } from './says-ready.ts'

/** What has to be so before the wave after this one starts. */
export function waitOf({ kind, manifests }: Wave): Wait {
  if (kind === 'hooks') return 'ended'
  if (manifests.some(({ id }) => isDefinition(id))) return 'served'
  return manifests.some(saysReady) ? 'ready' : 'nothing'
}
