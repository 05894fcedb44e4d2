import { readLease, releasedLease, renewedLease, takenLease, type Lease, type LeasePlace } from '../../../apply/apply.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { ClusterWrites, Written } from '../../../ports/cluster-writes.ts'

/** One Lease in a cluster. Each write holds only for the Lease that was read. */
export type LeaseStore = {
  /** Undefined where there is none. */
  readonly read: () => Promise<Lease | undefined>
  /** Undefined where somebody was faster. */
  readonly take: (before: Lease | undefined, holder: string) => Promise<Lease | undefined>
  readonly renew: (before: Lease) => Promise<Lease | undefined>
  readonly release: (before: Lease) => Promise<Lease | undefined>
}

export function leaseStore(place: LeasePlace, { writes, clock, revision }: { writes: ClusterWrites; clock: Clock; revision: string }): LeaseStore {
  const target = { id: { group: 'coordination.k8s.io', kind: 'Lease', ...place }, version: 'v1' }
  return {
    read: async () => {
      const live = await writes.get(target)
      return live === undefined ? undefined : readLease(live)
    },
    take: async (before, holder) => {
      const body = takenLease(place, before, { holder, revision, time: clock.time() })
      return leaseIn(before === undefined ? await writes.create(body) : await writes.replace(body))
    },
    renew: async (before) => leaseIn(await writes.replace(renewedLease(place, before, clock.time()))),
    release: async (before) => leaseIn(await writes.replace(releasedLease(place, before, clock.time()))),
  }
}

const leaseIn = (written: Written): Lease | undefined => (written.kind === 'done' ? readLease(written.object) : undefined)
