import { at, isObject, type JsonObject } from '../../src/model/json.ts'
import { withLock, type Held } from '../../src/pipeline/apply/lock/with-lock.ts'
import type { ClusterWrites } from '../../src/ports/cluster-writes.ts'
import { storedObjects, type StoredObjects } from './stored-objects.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

export const place = { namespace: 'default', name: 'sluice-prod' }

export type Runs = { readonly time: VirtualTime; readonly objects: StoredObjects }

export const runs = (): Runs => ({ time: createVirtualTime(), objects: storedObjects() })

type Client = {
  readonly holder: string
  readonly work?: (held: Held) => Promise<unknown>
  readonly patienceMs?: number
  readonly writes?: ClusterWrites
  readonly offset?: number
  readonly told?: AbortSignal
}

/** One apply, as far as its lock goes. */
export function client({ time, objects }: Runs, { holder, work = () => Promise.resolve(), patienceMs = 0, writes = objects.writes, offset = 0, told }: Client) {
  const said: string[] = []
  const result = withLock(
    {
      place,
      holder,
      revision: 'c0ffee',
      patienceMs,
      ports: {
        writes,
        clock: { now: () => time.now() + offset, time: () => new Date(time.now() + offset).toISOString(), today: () => '', since: () => 0 },
        timer: time.timer({ offset }),
        interrupts: { during: (inner) => inner(told ?? new AbortController().signal) },
        say: (line) => said.push(line),
      },
    },
    work,
  ).then(
    (value) => ({ ok: true as const, value }),
    (error: unknown) => ({ ok: false as const, error }),
  )
  return { result, said }
}

export const until = (signal: AbortSignal): Promise<void> => new Promise((resolve) => signal.addEventListener('abort', () => resolve()))

/** Work that a test ends by hand. */
export function openEnd() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { work: () => promise, end: () => resolve() }
}

export const spec = ({ objects }: Runs): JsonObject | undefined => {
  const found = at(objects.named(place.name), 'spec')
  return isObject(found) ? found : undefined
}

export const foreign = (renewTime: string, parts: JsonObject = {}): JsonObject => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: { ...place },
  spec: { holderIdentity: 'bert', leaseDurationSeconds: 20, renewTime, acquireTime: renewTime, leaseTransitions: 4, ...parts },
})
