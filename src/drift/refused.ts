import type { Finding } from '../model/finding.ts'
import { nameOf, refOf, type Manifest } from '../model/manifest.ts'

/** A dry-run that was refused tells nothing of drift: that it was refused has to be said, with what the server said. */
export const refusedFinding = (desired: Manifest, why: string): Finding => ({
  rule: 'drift/dry-run-refused',
  severity: 'warn',
  effect: 'refused',
  lane: 'Config',
  object: refOf(desired),
  path: '',
  message: `The server refuses ${nameOf(desired.id)} as it is committed: ${why}`,
  why: 'A dry-run passes every webhook and every validation, as an apply would',
  change: '',
  hits: [],
  action: 'Bring the webhook back, delete what stands in the way, or change what is committed; until then reading is all there is',
})
