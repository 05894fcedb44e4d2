import { isAcked } from '../audit.ts'
import { applies, describe, isAbout, writesOf } from '../history.ts'
import { idOf } from '../look-around.ts'
import { judgeEach, type Invariant } from './invariant.ts'

export const exitCodeIsTrue: Invariant = {
  id: 'I9',
  claim: 'exit 0 means that every object of the tree was acknowledged in that run',
  check: (history) => {
    const fine = applies(history).filter(({ code }) => code === 0)
    return judgeEach(fine, (run) => {
      const acked = writesOf(history, run).filter(isAcked)
      const isWhole = run.commits.some((commit) => (history.revisions.get(commit) ?? []).every((object) => acked.some((write) => isAbout(write, object))))
      const missing = (history.revisions.get(run.commits[0] ?? '') ?? []).find((object) => !acked.some((write) => isAbout(write, object)))
      return isWhole || missing === undefined ? '' : `the apply of ${run.from} exited 0, and ${idOf(missing)} was never acknowledged`
    })
  },
}

export const unknownIsAskedAgain: Invariant = {
  id: 'I10',
  claim: 'a write whose answer never came is sent again before a run says that all is well',
  check: (history) => {
    const fine = applies(history).filter(({ code }) => code === 0)
    const unknown = fine.flatMap((run) => writesOf(history, run).flatMap((write) => (write.code === 0 ? [{ run, write }] : [])))
    return judgeEach(unknown, ({ run, write }) => {
      const again = writesOf(history, run).some(
        (other) => other.resource === write.resource && other.name === write.name && other.received > write.received && isAcked(other),
      )
      return again ? '' : `${describe(write)} has no known outcome, and the run exited 0`
    })
  },
}
