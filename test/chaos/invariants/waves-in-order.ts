import { textAt, type JsonObject } from '../../../src/model/json.ts'
import { isAcked, type Write } from '../audit.ts'
import { applies, describe, isAbout, writesOf, type History, type Run } from '../history.ts'
import { judgeEach, type Invariant } from './invariant.ts'
import { wasReadyBefore } from './was-ready.ts'

export const wavesInOrder: Invariant = {
  id: 'I3',
  claim: 'no object of a wave is written before all earlier waves are acknowledged and ready',
  check: (history) => {
    const written = applies(history).flatMap((run) =>
      writesOf(history, run)
        .filter(isWrite)
        .map((write) => ({ run, write })),
    )
    return judgeEach(written, ({ run, write }) => {
      const early = before(history, run, write).find((object) => !isDone(history, { run, write, object }))
      return early === undefined ? '' : `${describe(write)}: ${textAt(early, 'kind')} ${textAt(early, 'metadata', 'name')} has to be there before`
    })
  },
}

const isWrite = ({ verb }: Write): boolean => verb !== 'delete'

// What has to be there before what, by the issue's own words, whatever table Sluice has. Kinds that are not named here may go anywhere.
const order: readonly (readonly string[])[] = [
  ['Namespace'],
  ['ServiceAccount', 'Role'],
  ['ConfigMap', 'Secret'],
  ['Deployment'],
  ['ValidatingWebhookConfiguration'],
]

const rankOf = (object: JsonObject): number => order.findIndex((kinds) => kinds.includes(textAt(object, 'kind') ?? ''))

/** Objects of earlier waves, of the one commit that the write is of. */
function before(history: History, run: Run, write: Write): readonly JsonObject[] {
  const trees = run.commits.map((commit) => history.revisions.get(commit) ?? [])
  const rank = Math.max(
    ...trees
      .flat()
      .filter((object) => isAbout(write, object))
      .map(rankOf),
    -1,
  )
  // An object that only one of the commits has need not be there.
  const inAll = (trees[0] ?? []).filter((object) => trees.every((tree) => tree.some((other) => isSameName(other, object))))
  return inAll.filter((object) => rankOf(object) >= 0 && rankOf(object) < rank)
}

const isSameName = (left: JsonObject, right: JsonObject): boolean =>
  textAt(left, 'kind') === textAt(right, 'kind') && textAt(left, 'metadata', 'name') === textAt(right, 'metadata', 'name')

function isDone(history: History, { run, write, object }: { run: Run; write: Write; object: JsonObject }): boolean {
  const acked = writesOf(history, run).findLast((other) => isAbout(other, object) && isAcked(other) && other.answered <= write.received)
  return acked !== undefined && wasReadyBefore(history, acked, write.received)
}
