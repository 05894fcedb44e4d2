import { changedKinds, type Question } from '../../src/judge/judge.ts'
import { tallyOf } from '../../src/pipeline/facts/ask-living.ts'
import { withRefusals } from '../../src/pipeline/facts/refusals.ts'

/** The question with what the objects in its lists tell, and its desired ones. */
export function withObjects(question: Question, minor = 36): Question {
  const living = changedKinds(question).flatMap((change) => {
    const { group, kind } = change
    const listed = question.cluster.live.find((one) => one.group === group && one.kind === kind)
    if (listed === undefined) return []
    const desired = question.desired.filter(({ id }) => id.group === group && id.kind === kind)
    return [{ group, kind, live: tallyOf(change, listed.objects, minor), gap: listed.gap, committed: tallyOf(change, desired, minor) }]
  })
  return withRefusals({ ...question, living })
}
