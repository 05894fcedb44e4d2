import { isObject, isSame, type Json, type JsonObject } from '../../../src/model/json.ts'
import { describe, applies, isAbout, writesOf, type History, type Run } from '../history.ts'
import { judgeEach, type Invariant, type Judged } from './invariant.ts'
import type { Write } from '../audit.ts'

export const approvedBytes: Invariant = {
  id: 'I2',
  claim: 'what is sent is what one commit holds, and all that a run sends is of the same commit',
  check: (history) => {
    const judged = applies(history).map((run) => ofOneCommit(history, run))
    return { looked: judged.reduce((sum, { looked }) => sum + looked, 0), broken: judged.flatMap(({ broken }) => broken) }
  },
}

/** Judged by the commit that explains most. */
function ofOneCommit(history: History, run: Run): Judged {
  const sent = writesOf(history, run).filter(({ verb, sent: body }) => verb !== 'delete' && Object.keys(body).length > 0)
  const byCommit = run.commits.map((commit) =>
    judgeEach(sent, (write) => (isIn(history.revisions.get(commit) ?? [], write) ? '' : `${describe(write)} is not what ${commit.slice(0, 7)} holds`)),
  )
  return byCommit.toSorted((left, right) => left.broken.length - right.broken.length)[0] ?? { looked: 0, broken: [] }
}

const isIn = (objects: readonly JsonObject[], write: Write): boolean =>
  objects.some((object) => isAbout(write, object) && isSame(plain(object), plain(write.sent)))

/** Without the label by which an inventory finds its members, which is the only thing that Sluice adds. */
function plain(object: JsonObject): JsonObject {
  const { metadata, ...rest } = object
  const { labels, ...other } = asObject(metadata)
  const { 'applyset.kubernetes.io/part-of': _member, ...own } = asObject(labels)
  return { ...rest, metadata: { ...other, ...(Object.keys(own).length === 0 ? {} : { labels: own }) } }
}

const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})
