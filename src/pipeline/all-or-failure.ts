import { Failure } from '../model/failure.ts'
import type { Problem } from '../model/problem.ts'

/** Every answer, or one failure that holds them all: a person mends ten charts in one go, not in ten. */
export function allOrFailure<Answer>(settled: readonly PromiseSettledResult<Answer>[], done = 'rendered'): readonly Answer[] {
  const reasons: readonly unknown[] = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  const bug = reasons.find((reason) => !(reason instanceof Failure))
  if (bug !== undefined) throw bug
  const failures = reasons.filter((reason) => reason instanceof Failure)
  if (failures.length > 0) throw combined(failures, settled.length, done)
  return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
}

function combined(failures: readonly Failure[], total: number, done: string): unknown {
  const [first, ...others] = failures
  if (first === undefined || others.length === 0) return first
  const problems = failures.flatMap((failure) => (failure.problems.length > 0 ? failure.problems : [problemOf(failure)]))
  return new Failure(first.code, `${failures.length} of ${total} releases cannot be ${done}; none was written`, {
    hint: 'Mend what is listed, then run the same command again',
    problems,
    cause: first,
  })
}

const problemOf = (failure: Failure): Problem => ({ file: '', line: 0, column: 0, path: '', message: failure.message, hint: failure.hint })
