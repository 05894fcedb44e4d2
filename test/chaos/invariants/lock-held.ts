import { textAt, type JsonObject } from '../../../src/model/json.ts'
import { isAcked, type Write } from '../audit.ts'
import { allObjectWrites, applies, describe, isAbout, writesOf, type History, type Run } from '../history.ts'
import { judgeEach, type Invariant } from './invariant.ts'

export const lockHeld: Invariant = {
  id: 'I1',
  claim: 'nothing is written without the lock, nor by a run whose approval was refused; one that saw on its way that something moved leaves that alone',
  check: (history) => {
    const written = applies(history).flatMap((run) => writesOf(history, run).map((write) => ({ run, write })))
    const judged = judgeEach(written, ({ run, write }) => {
      if (run.code === refused && !isRefusedOnItsWay(run)) return `${describe(write)}, though that run’s approval was stale`
      if (run.code === refused && movedIn(run).some((object) => isAbout(write, object))) return `${describe(write)}, though that run saw that it had moved`
      const own = ownName(history, run)
      const holder = holderAt(history, write.received)
      return own !== '' && own === holder ? '' : `${describe(write)}, while the lock was held by ${holder === '' ? 'nobody' : holder}`
    })
    const old = applies(history).filter(({ hasOldToken }) => hasOldToken === true)
    const passed = old
      .filter(({ code }) => code !== refused)
      .map(({ from, code }) => `the run of ${from} came with a token of an older run and ended with ${code}`)
    return { looked: judged.looked + old.length, broken: [...judged.broken, ...passed] }
  },
}

export const oneWriter: Invariant = {
  id: 'I13',
  claim: 'while one run writes, no other does',
  check: (history) => {
    const writers = allObjectWrites(history).map(({ run }) => run.from)
    const turns = writers.filter((writer, index) => writer !== writers[index - 1])
    const again = turns.find((writer, index) => turns.indexOf(writer) !== index)
    return { looked: writers.length, broken: again === undefined ? [] : [`the run of ${again} wrote before and after another one`] }
  },
}

const refused = 12

/** Each wave is looked at again right before it is sent: what stands in earlier ones is applied by then, and said to be. */
const isRefusedOnItsWay = ({ err }: Run): boolean => /^✗ Stopped in wave \d+ of \d+/m.test(err)

/** What a run says that it would have written over: "--> ConfigMap chaos-5/north   data.a". */
const movedIn = ({ err }: Run): readonly JsonObject[] =>
  [...err.matchAll(/^ *--> (\w+) (?:([\w.-]+)\/)?([\w.-]+)/gm)].map(([, kind = '', namespace = '', name = '']) => ({ kind, metadata: { namespace, name } }))

const leases = ({ writes, place }: History): readonly Write[] =>
  writes.filter((write) => write.resource === 'leases.coordination.k8s.io' && write.name === place && isAcked(write))

/** What a run calls itself in the Lease; '' where it never held it. */
const ownName = (history: History, run: Run): string =>
  leases(history)
    .filter(({ user, received }) => user === run.user && received >= run.from && received <= run.to)
    .map(({ answer }) => textAt(answer, 'spec', 'holderIdentity') ?? '')
    .find((holder) => holder !== '') ?? ''

const holderAt = (history: History, time: string): string =>
  textAt(leases(history).findLast(({ answered }) => answered <= time)?.answer, 'spec', 'holderIdentity') ?? ''
