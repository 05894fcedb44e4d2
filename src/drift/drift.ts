import type { Drift } from '../model/drift.ts'
import { look, type DriftInput } from './look.ts'

export { baselineOf, baselineText, readBaseline } from './baseline.ts'
export { explainDrift, type Explained } from './explain.ts'
export { driftFindings } from './own-rules.ts'
export { refusedFinding } from './refused.ts'
export { readSchemas, type SchemaOf } from './schema.ts'

/**
 * Desired and live objects → what is missing, what differs in a field that desired sets and by whose hand, and what we applied once and desire no longer; in
 * order of identity, and with nothing explained.
 */
export const findDrift = (input: DriftInput): readonly Drift[] => look(input).drift
