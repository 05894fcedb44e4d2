import type { Finding } from '../model/finding.ts'
import { refOf, type Manifest } from '../model/manifest.ts'
import { partOfLabel } from '../model/membership.ts'

/** Blocks for a live object that another environment applied: both would write it in turn, and whichever prunes would delete it for both. */
export const anotherInventory = (live: Manifest, parent: string): Finding => ({
  rule: 'gate/another-inventory',
  severity: 'block',
  effect: 'data-lost',
  lane: 'Gate',
  object: refOf(live),
  path: `metadata.labels["${partOfLabel}"]`,
  message: `${live.id.kind} ${live.id.name} belongs to the inventory ${parent}: another environment or workspace applied it`,
  why: 'Both apply under one field manager, so the API server sees no conflict, and the label says that only one of them may delete it',
  change: '',
  hits: [],
  action: `Render it in one place; where that inventory was only renamed or is given up: kubectl delete configmap ${parent.replace(/^(.*)\//, '--namespace $1 ')}`,
})
