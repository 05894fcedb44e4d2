import { at, textAt } from '../../../src/model/json.ts'
import { isAcked, type Write } from '../audit.ts'
import { applies, isAbout, isBetween, writesOf, type History, type Run } from '../history.ts'
import { idOf } from '../look-around.ts'
import { judgeEach, type Invariant } from './invariant.ts'

export const trueRecord: Invariant = {
  id: 'I11',
  claim: 'the inventory names a revision only when all of it was acknowledged in that run, and a run that exits 0 has named it',
  check: (history) => {
    const records = applies(history).flatMap((run) => recordsOf(history, run).map((record) => ({ run, record })))
    const judged = judgeEach(records, ({ run, record }) => unfounded(history, run, record))
    const fine = applies(history).filter(({ code }) => code === 0)
    const silent = fine.filter((run) => recordsOf(history, run).length === 0).map(({ from }) => `the run of ${from} exited 0 and left no record`)
    return { looked: judged.looked + fine.length, broken: [...judged.broken, ...silent] }
  },
}

const annotation = (write: Write | undefined, name: string): string => textAt(write?.answer, 'metadata', 'annotations', `sluice/${name}`) ?? ''

/** Writes of the inventory that bring a record which was not there before. */
function recordsOf(history: History, run: Run): readonly Write[] {
  const all = history.writes.filter((write) => write.name === history.place && isInventory(write) && isAcked(write))
  return all.filter((write, index) => isBetween(history, run, write) && annotation(write, 'applied-at') !== annotation(all[index - 1], 'applied-at'))
}

const isInventory = ({ answer }: Write): boolean => at(answer, 'metadata', 'labels', 'applyset.kubernetes.io/id') !== undefined

function unfounded(history: History, run: Run, record: Write): string {
  const revision = annotation(record, 'revision')
  const objects = history.revisions.get(revision)
  if (objects === undefined) return `the inventory names the revision "${revision}", which nobody committed`
  const acked = writesOf(history, run).filter((write) => isAcked(write) && write.answered <= record.received)
  const missing = objects.find((object) => !acked.some((write) => isAbout(write, object) && isSentAs(write, object)))
  return missing === undefined ? '' : `the inventory names ${revision.slice(0, 7)}, whose ${idOf(missing)} was not acknowledged in that run`
}

// All data of the object, whatever labels came with it.
const isSentAs = ({ sent }: Write, object: { readonly data?: unknown; readonly spec?: unknown }): boolean =>
  JSON.stringify(sent['data'] ?? sent['spec']) === JSON.stringify(object.data ?? object.spec)
