import { Failure } from '../../src/model/failure.ts'
import { objectAt, type JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { Server } from './server.ts'

/** What happens at the n-th request of a process. */
export type Fault = { readonly kind: FaultKind; readonly at: number }

export type FaultKind = (typeof faultKinds)[number]

export const faultKinds = [
  'kill-before',
  'kill-after',
  'lost-answer',
  'refused',
  'too-many-requests',
  'stolen-lock',
  'deleted-lock',
  'clock-forward',
  'clock-back',
  'stall',
  'edit',
  'recreate',
] as const

/** The process is gone. */
export class Killed extends Error {}

type Reach = {
  readonly server: Server
  readonly stepClock: (ms: number) => void
  readonly sleep: (ms: number) => Promise<void>
  readonly die: () => void
  /** Told of each object that somebody else wrote. */
  readonly wrote: (name: string) => void
}

const hour = 3_600_000
// Longer than a lock may stay silent.
const stallMs = 70_000

/** Counts the requests of one process, and lets faults happen to them. Nothing that a dead process waits for ever comes, so that it does not even tidy up. */
export function strikeAt(faults: readonly Fault[], reach: Reach): <T>(what: string, work: () => T) => Promise<T> {
  let count = 0
  let isDead = false
  const die = <T>(): Promise<T> => {
    isDead = true
    reach.die()
    return new Promise<T>(() => {})
  }
  return async (what, work) => {
    count += 1
    const here = faults.find(({ at }) => at === count)?.kind
    if (isDead || here === 'kill-before') return die()
    if (here !== undefined) await around[here]?.(reach)
    const answer = work()
    if (here === 'kill-after') return die()
    if (here === 'lost-answer') throw unreachable(what)
    return answer
  }
}

const unreachable = (what: string): Failure => new Failure('cluster-unreachable', `Cannot ${what}: the answer got lost`, { hint: 'Apply again' })

/** What happens before the request arrives. */
const around: Readonly<Partial<Record<FaultKind, (reach: Reach) => Promise<void> | void>>> = {
  refused: () => refuse('the server has an internal error'),
  'too-many-requests': () => refuse('too many requests'),
  'stolen-lock': ({ server }) => writeLease(server, { holderIdentity: 'a thief', leaseDurationSeconds: 15 }),
  'deleted-lock': ({ server }) => {
    const lease = leaseIn(server)
    if (lease !== undefined) server.remove(lease.id)
  },
  'clock-forward': ({ stepClock }) => stepClock(hour),
  'clock-back': ({ stepClock }) => stepClock(-hour),
  stall: ({ sleep }) => sleep(stallMs),
  edit: (reach) => edit(reach, { a: 'by hand' }),
  recreate: ({ server, wrote }) => {
    const map = mapIn(server)
    if (map === undefined) return
    server.remove(map.id)
    server.create({ ...bare(map), data: { a: 'by somebody else' } }, 'kubectl-create')
    wrote(map.id.name)
  },
}

function refuse(why: string): never {
  throw new Failure('cluster-refused', `Cannot go on: ${why}`, { hint: 'Apply again' })
}

const leaseIn = (server: Server): Manifest | undefined => server.list().find(({ id }) => id.kind === 'Lease')

function writeLease(server: Server, spec: JsonObject): void {
  const lease = leaseIn(server)
  if (lease !== undefined) server.put({ ...bare(lease), spec: { ...objectAt(lease.body, 'spec'), ...spec } }, 'thief')
}

/** The first ConfigMap of the release that lives. */
const mapIn = (server: Server): Manifest | undefined => server.list().find(({ id }) => id.kind === 'ConfigMap' && id.namespace === 'ns')

/** Somebody sets a value of a ConfigMap. */
function edit({ server, wrote }: Reach, data: JsonObject): void {
  const map = mapIn(server)
  if (map === undefined) return
  wrote(map.id.name)
  server.put({ ...bare(map), data: { ...objectAt(map.body, 'data'), ...data } }, 'kubectl-edit')
}

function bare({ body }: Manifest): JsonObject {
  const { resourceVersion: _version, uid: _uid, managedFields: _managed, ...metadata } = objectAt(body, 'metadata')
  return { ...body, metadata }
}
