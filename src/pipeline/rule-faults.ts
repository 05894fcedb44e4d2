import { newestMinor, newSchemas, type Question } from '../judge/judge.ts'
import type { JsonObject } from '../model/json.ts'
import type { RuleFault } from '../model/refusal.ts'
import { ruleFaults } from '../validate/validate.ts'
import { minorOf } from './minor-of.ts'

type Fault = Pick<RuleFault, 'path' | 'said'>

/** What the API server would refuse in the CEL rules of new schemas. What was wrong before already is tolerated, and not this change's doing. */
export function ruleFaultsIn(question: Question): readonly RuleFault[] {
  // A Kubernetes newer than all that we know may have functions that we do not.
  const isKnown = minorOf(question) <= newestMinor()
  return newSchemas(question).flatMap(({ before, after, ...where }) => {
    const faults = faultsOf(after, isKnown)
    const known = new Set((faults.length === 0 || before === undefined ? [] : faultsOf(before, isKnown)).map(textOf))
    return faults.filter((fault) => !known.has(textOf(fault))).map((fault) => ({ ...where, ...fault }))
  })
}

/** A schema that is too deep, or a fault of ours: what nobody looked at is not fine. */
function faultsOf(schema: JsonObject, isKnown: boolean): readonly Fault[] {
  try {
    return ruleFaults(schema, { isKnown })
  } catch (error) {
    return [{ path: '', said: `has rules that cannot be judged: ${error instanceof Error ? error.name : 'no error'}` }]
  }
}

const textOf = (fault: Fault): string => JSON.stringify(fault)
