import { Failure, isFailureCode } from '../model/failure.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import type { ToldResult } from '../report/report.ts'
import { mergeOutcomes } from './report/merge-outcomes.ts'
import { readResults } from './report/read-results.ts'
import { stoppedPart } from './report/stopped-part.ts'

export type ReportOptions = {
  readonly cwd: string
  /** Files with JSON reports; "-" is standard input. */
  readonly paths: readonly string[]
  /** Join them into one verdict. */
  readonly isMerge: boolean
}

/** Results that `--output json` wrote → the same again, or all of them as one. */
export async function report({ cwd, paths, isMerge }: ReportOptions, ports: Ports): Promise<Outcome> {
  const results = await readResults(paths.length === 0 ? ['-'] : paths, cwd, ports)
  return isMerge ? mergeOutcomes(results.map(outcomeOf)) : theOnly(results)
}

/** What stopped one part is a finding of the whole: it blocks, and the other parts are still told. */
const outcomeOf = (result: ToldResult): Outcome => (result.kind === 'outcome' ? result.outcome : stoppedPart(result))

function theOnly([result, ...others]: readonly ToldResult[]): Outcome {
  if (result === undefined || others.length > 0)
    throw new Failure('usage', `Cannot print ${others.length + 1} results as one: expected one file`, { hint: 'Join them: report --merge FILE…' })
  if (result.kind === 'outcome') return result.outcome
  const { code, message, hint, problems } = result.failure
  throw new Failure(isFailureCode(code) ? code : 'input-invalid', message, { hint, problems })
}
