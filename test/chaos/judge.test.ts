import { expect, test } from 'vitest'
import { isObject, objectAt, type JsonObject } from '../../src/model/json.ts'
import type { Write } from './audit.ts'
import { timeAt, wellBehaved } from './build-history.ts'
import type { History, Run } from './history.ts'
import { judge } from './judge.ts'

/** Ids of the invariants that a history breaks. */
const brokenIn = (history: History): readonly string[] => [...new Set(judge(history).broken.map((sentence) => sentence.split(':')[0] ?? ''))]

const good = wellBehaved()

const withWrites = (change: (writes: readonly Write[]) => readonly Write[]): History => ({ ...good, writes: change(good.writes) })

const isOf =
  (kinds: string) =>
  ({ resource }: Write): boolean =>
    resource === kinds

const ofFirstApply = ({ received }: Write): boolean => received < timeAt(1, 0)

const changed = (isIt: (write: Write) => boolean, change: (write: Write) => Write): History =>
  withWrites((writes) => writes.map((write) => (isIt(write) ? change(write) : write)))

const withRun = (index: number, run: Partial<Run>): History => ({ ...good, runs: good.runs.map((one, at) => (at === index ? { ...one, ...run } : one)) })

const withLive = (kind: string, change: (live: JsonObject) => JsonObject | undefined): History => {
  const desired = good.end.after.desired.map(({ wanted, live }) => ({ wanted, live: wanted['kind'] === kind && isObject(live) ? change(live) : live }))
  return { ...good, end: { ...good.end, after: { ...good.end.after, desired } } }
}

test('a history in which all goes well breaks nothing, and much of it was looked at', () => {
  const { looked, broken } = judge(good)

  expect(broken).toEqual([])
  expect(looked).toBeGreaterThan(50)
})

test('a run that stops on its way, before what moved, has written the waves before it', () => {
  expect(brokenIn(withRun(0, { code: 12, err: stoppedBefore('ConfigMap', 'elsewhere') }))).not.toContain('I1')
})

test.each<readonly [string, string, History]>([
  [
    'I2',
    'bytes that no commit holds',
    changed(
      (write) => write.name === 'north',
      (write) => ({ ...write, sent: { ...write.sent, data: { a: 'other' } } }),
    ),
  ],
  [
    'I2',
    'a run that mixes two commits',
    {
      ...changed(
        (write) => write.name === 'north' && ofFirstApply(write),
        (write) => ({ ...write, sent: { ...write.sent, data: { a: 'ahead' } } }),
      ),
      runs: good.runs.map((run) => ({ ...run, commits: [...run.commits, 'ahead'] })),
      revisions: new Map([...good.revisions, ['ahead', aheadOf(good)]]),
    },
  ],
  [
    'I3',
    'a ConfigMap before the Namespace',
    changed(
      (write) => write.name === 'north',
      (write) => ({ ...write, received: timeAt(0, 0).replace('00.000000', '30.000000') }),
    ),
  ],
  [
    'I3',
    'a webhook before the Deployment is available',
    withWrites((writes) => writes.filter(({ resource, subresource }) => resource !== 'deployments.apps' || subresource === '')),
  ],
  [
    'I4',
    'a custom resource before its CRD is Established',
    withWrites((writes) => writes.filter(({ user, resource }) => user === 'sluice' || resource === 'deployments.apps')),
  ],
  ['I5', 'an object of the tree is deleted', withWrites((writes) => [...writes, deleted(writes, 'north', 'configmaps')])],
  [
    'I5',
    'a namespace is deleted that left the tree',
    {
      ...withWrites((writes) => [...writes, deleted(writes, 'chaos-0', 'namespaces')]),
      revisions: new Map([...good.revisions, ['c0ffee', withoutNamespace(good)], ['before', allOf(good)]]),
    },
  ],
  ['I5', "somebody's own object is gone", { ...good, edited: ['foreign-object'] }],
  ['I6', "a controller's annotation is gone", { ...good, edited: ['edit-by-controller'] }],
  ['I7', 'a field of an older revision is still owned', withLive('ConfigMap', (live) => owning(live, { 'f:old': {} }))],
  [
    'I7',
    'another manager took a field',
    withLive('Gate', (live) => ({
      ...live,
      metadata: { ...objectAt(live, 'metadata'), managedFields: [{ manager: 'sluice', fieldsV1: { 'f:spec': { 'f:other': {} } } }] },
    })),
  ],
  ['I8', 'an object is missing at the end', withLive('Role', () => undefined)],
  ['I8', 'the further apply wrote', withLive('ServiceAccount', (live) => ({ ...live, labels: { again: 'yes' } }))],
  ['I8', 'drift is not empty', withRun(1, { out: '{ "drift": [{ "kind": "missing" }] }' })],
  ['I8', 'the calm apply fails', withRun(0, { code: 3 })],
  [
    'I9',
    'exit 0, and an object was refused',
    changed(
      (write) => write.name === 'door' && ofFirstApply(write),
      (write) => ({ ...write, code: 500 }),
    ),
  ],
  [
    'I10',
    'exit 0, and nobody knows what became of a write',
    changed(
      (write) => write.name === 'upper' && ofFirstApply(write),
      (write) => ({ ...write, code: 0, answered: '' }),
    ),
  ],
  ['I12', 'the value of a Secret is printed', withRun(2, { err: `cannot decode ${Buffer.from(good.secret).toString('base64')}` })],
  [
    'I1',
    'a write after the lock was given back',
    changed(
      (write) => write.name === 'upper' && ofFirstApply(write),
      (write) => ({ ...write, received: timeAt(0, 59) }),
    ),
  ],
  ['I1', 'a write of a run whose approval was stale', withRun(0, { code: 12 })],
  ['I1', 'a write of what the run saw move', withRun(0, { code: 12, err: stoppedBefore('ConfigMap', 'north') })],
  [
    'I1',
    'a write while somebody else holds the lock',
    changed(
      (write) => write.received === timeAt(0, 0),
      (write) => ({ ...write, user: 'rival' }),
    ),
  ],
  [
    'I11',
    'a record before the last object was acknowledged',
    changed(
      (write) => write.received === timeAt(0, 48),
      (write) => ({ ...write, received: timeAt(0, 5), answered: timeAt(0, 5) }),
    ),
  ],
  [
    'I11',
    'a record of a commit that was not sent',
    changed(
      (write) => write.received === timeAt(2, 48),
      (write) => ({
        ...write,
        answer: {
          metadata: { labels: { 'applyset.kubernetes.io/id': 'applyset-0' }, annotations: { 'sluice/applied-at': 'later', 'sluice/revision': 'beef' } },
        },
      }),
    ),
  ],
  ['I11', 'exit 0 without a record', withWrites((writes) => writes.filter(({ received }) => received !== timeAt(2, 48)))],
  ['I11', 'an apply that nothing disturbed and that left no Event', withWrites((writes) => writes.filter(({ resource }) => resource !== 'events'))],
  ['I11', 'an Event of another revision than the record', changed(isOf('events'), (write) => ({ ...write, sent: { message: 'anna: e at beef' } }))],
  ['I11', 'a Lease of no revision', changed(isOf('leases.coordination.k8s.io'), (write) => ({ ...write, answer: { ...write.answer, metadata: {} } }))],
  ['I1', 'a token of an older run that was let through', withRun(2, { hasOldToken: true })],
  [
    'I13',
    'two runs that write in turns',
    {
      ...changed(
        (write) => write.name === 'upper' && ofFirstApply(write),
        (write) => ({ ...write, user: 'rival' }),
      ),
      runs: [...good.runs.slice(0, 1), { ...firstRun(), user: 'rival', from: timeAt(0, 0).replace('00.0', '00.5') }, ...good.runs.slice(1)],
    },
  ],
])('%s is broken by %s', (id, _what, history) => {
  expect(brokenIn(history)).toContain(id)
})

function aheadOf({ revisions }: History): readonly JsonObject[] {
  return [...revisions.values()]
    .flat()
    .map((object) =>
      objectAt(object, 'metadata')['name'] === 'north' || objectAt(object, 'metadata')['name'] === 'south' ? { ...object, data: { a: 'ahead' } } : object,
    )
}

function allOf({ revisions }: History): readonly JsonObject[] {
  return [...revisions.values()].flat()
}

function withoutNamespace(history: History): readonly JsonObject[] {
  return allOf(history).filter(({ kind }) => kind !== 'Namespace')
}

function deleted(writes: readonly Write[], name: string, resource: string): Write {
  const [write] = writes.filter((one) => one.name === name && one.resource === resource)
  if (write === undefined) throw new Error(`Nobody wrote ${name}`)
  return { ...write, verb: 'delete', received: timeAt(2, 40), answered: timeAt(2, 40), sent: {} }
}

function owning(live: JsonObject, fields: JsonObject): JsonObject {
  return {
    ...live,
    metadata: { ...objectAt(live, 'metadata'), managedFields: [{ manager: 'sluice', fieldsV1: { 'f:data': { ...objectAt(live, 'data'), ...fields } } }] },
  }
}

function firstRun(): Run {
  const [run] = good.runs
  if (run === undefined) throw new Error('There is no run')
  return run
}

function stoppedBefore(kind: string, name: string): string {
  return `✗ Stopped in wave 3 of 5 (configuration), the waves before it are applied: Cannot go on\n  --> ${kind} ${good.place}/${name}   data.a\n`
}
