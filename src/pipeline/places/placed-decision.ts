import type { Decision } from '../../gate/gate.ts'
import { withSources, type SourceOf } from '../workspace/sources.ts'
import type { Review } from './review.ts'
import { withPlaces } from './with-places.ts'

/** A decision with the files and lines that its findings are about, those that a waiver answers for among them. */
export async function placedDecision({ findings, waived, ...decision }: Decision, sourceOf: SourceOf, review: Review): Promise<Decision> {
  const all = [...findings, ...waived.map(({ finding }) => finding)]
  const placed = await withPlaces(withSources(all, sourceOf), review)
  return {
    ...decision,
    findings: placed.slice(0, findings.length),
    waived: waived.map((one, index) => ({ ...one, finding: placed[findings.length + index] ?? one.finding })),
  }
}
