import { textAt } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'

/** Whether an object asks to stay in the cluster when its release drops it. */
export const isKept = (manifest: Manifest): boolean =>
  textAt(manifest.body, 'metadata', 'annotations', 'helm.sh/resource-policy')?.toLowerCase().trim() === 'keep'
