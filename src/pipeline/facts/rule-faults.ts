import { newestMinor, newSchemas, type Question } from '../../judge/judge.ts'
import type { RuleFault } from '../../model/refusal.ts'
import { ruleFaults } from '../../validate/validate.ts'
import { minorOf } from './minor-of.ts'
import { newFaults } from './new-faults.ts'

/** What the API server would refuse in the CEL rules of new schemas. What was wrong before already is tolerated, and not this change's doing. */
export function ruleFaultsIn(question: Question): readonly RuleFault[] {
  // A Kubernetes newer than all that we know may have functions that we do not.
  const isKnown = minorOf(question) <= newestMinor()
  return newSchemas(question).flatMap(({ before, after, ...where }) =>
    newFaults(before, after, (schema) => ruleFaults(schema, { isKnown })).map((fault) => ({ ...where, ...fault })),
  )
}
