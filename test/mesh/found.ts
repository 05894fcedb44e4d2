import { meshFindings } from '../../src/mesh/mesh.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Manifest } from '../../src/model/manifest.ts'

/** What one rule finds in a change. */
export const found = (rule: string, before: readonly Manifest[], after: readonly Manifest[]): readonly Finding[] =>
  meshFindings(before, after).filter((finding) => finding.rule === `mesh/${rule}`)
