import { at, textAt } from '../../../src/model/json.ts'
import { isAcked, type Write } from '../audit.ts'
import { applies, isAbout, isBetween, writesOf, type History, type Run } from '../history.ts'
import { idOf } from '../look-around.ts'
import { judgeEach, type Invariant } from './invariant.ts'

export const trueRecord: Invariant = {
  id: 'I11',
  claim:
    'the inventory names a revision only when all of it was acknowledged in that run, a run that exits 0 has named it, and its Lease and Event name the same',
  check: (history) => {
    const records = applies(history).flatMap((run) => recordsOf(history, run).map((record) => ({ run, record })))
    const judged = judgeEach(records, ({ run, record }) => unfounded(history, run, record))
    const fine = applies(history).filter(({ code }) => code === 0)
    const silent = fine.filter((run) => recordsOf(history, run).length === 0).map(({ from }) => `the run of ${from} exited 0 and left no record`)
    const named = judgeEach(records, ({ run, record }) => otherwise(history, run, record))
    return { looked: judged.looked + fine.length + named.looked, broken: [...judged.broken, ...silent, ...named.broken] }
  },
}

const annotation = (write: Write | undefined, name: string): string => textAt(write?.answer, 'metadata', 'annotations', `sluice/${name}`) ?? ''

/** Writes of the inventory that bring a record which was not there before. */
function recordsOf(history: History, run: Run): readonly Write[] {
  const all = history.writes.filter((write) => write.name === history.place && isInventory(write) && isAcked(write))
  return all.filter((write, index) => isBetween(history, run, write) && annotation(write, 'applied-at') !== annotation(all[index - 1], 'applied-at'))
}

/** What the Lease or the Event of a run says otherwise than its record. Who may not write Events has none. */
function otherwise(history: History, run: Run, record: Write): string {
  const [revision, holder] = [annotation(record, 'revision'), annotation(record, 'run')]
  const own = history.writes.filter((write) => isBetween(history, run, write) && isAcked(write))
  const leases = own.filter(({ resource, answer }) => resource.startsWith('leases.') && textAt(answer, 'spec', 'holderIdentity') === holder)
  const events = own.filter(({ resource, name }) => resource === 'events' && name === `${history.place}.${holder.split(' ').at(-1)}`)
  if (!leases.some((write) => annotation(write, 'revision') === revision)) return `the Lease of the run of ${run.from} names no ${revision}`
  if (run.code === 0 && !run.isDisturbed && events.length === 0) return `the run of ${run.from} left no Event`
  return events.every(({ sent }) => (textAt(sent, 'message') ?? '').includes(revision)) ? '' : `the Event of the run of ${run.from} names no ${revision}`
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
