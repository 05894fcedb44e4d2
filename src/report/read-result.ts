import * as v from 'valibot'
import type { ObjectChange } from '../model/change.ts'
import type { Difference } from '../model/difference.ts'
import { fromJsonText, type Json } from '../model/json.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Problem, Read } from '../model/problem.ts'
import type { ToldWaived } from '../model/waiver.ts'
import type { FailureFacts } from './failure-facts.ts'
import { outcomeSchema, type OutcomeDocument } from './json-schema.ts'
import { readDrift, readHidden, readHint } from './read-drift.ts'

type WaivedDocument = NonNullable<OutcomeDocument['waived']>[number]
type DifferenceDocument = NonNullable<OutcomeDocument['changes'][number]['differences']>[number]

/** What a JSON report tells: an outcome, or why work stopped. */
export type ToldResult =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'failure'; readonly verb: string; readonly failure: FailureFacts }

/** Text of a JSON report → what it tells, to be told again in any format; or what is wrong with it. */
export function readResult(text: string, file: string): Read<ToldResult> {
  const parsed = parse(text)
  if (parsed === undefined) return { ok: false, problems: [problemAt(file, { message: 'This is no JSON', hint: asJson })] }
  const read = v.safeParse(outcomeSchema, parsed)
  if (read.success) return { ok: true, value: toldOf(read.output) }
  const problems = read.issues.map((issue) => problemAt(file, { path: v.getDotPath(issue) ?? '', message: issue.message, hint: asJson }))
  return { ok: false, problems }
}

const asJson = 'Write it with --output json, or --report json=FILE, of the same Sluice'

const problemAt = (file: string, said: Pick<Problem, 'message' | 'hint'> & { readonly path?: string }): Problem => ({
  file,
  line: 0,
  column: 0,
  path: '',
  ...said,
})

/** The parser's own message quotes the text, which is not ours to repeat. */
function parse(text: string): Json | undefined {
  try {
    return fromJsonText(text)
  } catch {
    return undefined
  }
}

function toldOf(document: OutcomeDocument): ToldResult {
  const { error, verb, exitCode } = document
  return error === undefined ? { kind: 'outcome', outcome: outcomeOf(document) } : { kind: 'failure', verb, failure: { ...error, exitCode } }
}

function outcomeOf(document: OutcomeDocument): Outcome {
  const { changes, waived, drift, hiddenDrift, driftHints, ...rest } = document
  return {
    ...rest,
    changes: changes.map(changeOf),
    ...(drift === undefined ? {} : { drift: drift.map(readDrift) }),
    ...(hiddenDrift === undefined ? {} : { hiddenDrift: hiddenDrift.map(readHidden) }),
    ...(driftHints === undefined ? {} : { driftHints: driftHints.map(readHint) }),
    ...(waived === undefined ? {} : { waived: waived.map(waivedOf) }),
  }
}

/** A created object's body stands in its patch, and only there. */
function changeOf({ differences, causes, ...change }: OutcomeDocument['changes'][number]): ObjectChange {
  const [step] = change.patch
  const created = step?.op === 'add' ? [{ path: '', before: undefined, after: step.value, ...(causes === undefined ? {} : { causes }) }] : []
  return { ...change, differences: differences?.map(differenceOf) ?? created }
}

const waivedOf = ({ finding, waiver }: WaivedDocument): ToldWaived => ({
  finding,
  waiver: { ...waiver, object: { text: waiver.object }, path: { text: waiver.path } },
})

const differenceOf = ({ before, after, ...rest }: DifferenceDocument): Difference => ({ ...rest, before, after })
