import { at, textAt, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'

/** What a Lease says, read once. */
export type Lease = {
  /** '' where nobody holds it. */
  readonly holder: string
  /** How long the holder may be silent. Clamped: what others write must not make anybody wait for ever, or not at all. */
  readonly durationMs: number
  /** ISO 8601, as the holder wrote them; for people, never for decisions. */
  readonly acquiredAt: string
  readonly renewedAt: string
  /** How often it passed from one holder to another. */
  readonly transitions: number
  /** The commit that its holder applies; '' where it does not say. For people, as the times are. */
  readonly revision: string
  readonly resourceVersion: string
}

export type LeasePlace = { readonly namespace: string; readonly name: string }

// Shorter than a few round trips nobody can hold; longer than this nobody should have to wait for somebody who is gone.
const shortestMs = 5_000
const longestMs = 300_000
// A holder's name is an address and a random word; a longer one is somebody's joke.
const longestHolder = 300

/** Our own: an API server that restarts is back in time, and after a killed run the next one waits a minute. */
const ownDurationMs = 60_000

export function readLease({ body }: Manifest): Lease {
  const seconds = at(body, 'spec', 'leaseDurationSeconds')
  const transitions = at(body, 'spec', 'leaseTransitions')
  return {
    holder: (textAt(body, 'spec', 'holderIdentity') ?? '').slice(0, longestHolder),
    durationMs: typeof seconds === 'number' ? Math.min(Math.max(seconds * 1000, shortestMs), longestMs) : ownDurationMs,
    acquiredAt: textAt(body, 'spec', 'acquireTime') ?? '',
    renewedAt: textAt(body, 'spec', 'renewTime') ?? '',
    transitions: typeof transitions === 'number' && transitions >= 0 ? transitions : 0,
    revision: textAt(body, 'metadata', 'annotations', revisionKey) ?? '',
    resourceVersion: textAt(body, 'metadata', 'resourceVersion') ?? '',
  }
}

// As the inventory has it.
const revisionKey = 'sluice/revision'

type Taking = { readonly holder: string; readonly revision: string; readonly time: string }

/** The Lease of a new holder, over what stood there before. */
export const takenLease = (place: LeasePlace, before: Lease | undefined, { holder, revision, time }: Taking): JsonObject =>
  leaseBody(
    place,
    { resourceVersion: before?.resourceVersion, revision },
    {
      holderIdentity: holder,
      leaseDurationSeconds: ownDurationMs / 1000,
      acquireTime: micro(time),
      renewTime: micro(time),
      leaseTransitions: before === undefined ? 0 : before.transitions + 1,
    },
  )

/** The same Lease, a moment later. */
export const renewedLease = (place: LeasePlace, before: Lease, time: string): JsonObject =>
  leaseBody(place, before, { ...specOf(before), renewTime: micro(time) })

/** Nobody's, at once: the next one need not wait until it is stale. */
export const releasedLease = (place: LeasePlace, before: Lease, time: string): JsonObject =>
  leaseBody(place, before, { ...specOf(before), holderIdentity: '', renewTime: micro(time) })

const specOf = ({ holder, acquiredAt, transitions }: Lease): JsonObject => ({
  holderIdentity: holder,
  leaseDurationSeconds: ownDurationMs / 1000,
  acquireTime: acquiredAt,
  leaseTransitions: transitions,
})

type Over = { readonly resourceVersion: string | undefined; readonly revision: string }

const leaseBody = ({ namespace, name }: LeasePlace, { resourceVersion, revision }: Over, spec: JsonObject): JsonObject => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: { namespace, name, annotations: { [revisionKey]: revision }, ...(resourceVersion === undefined ? {} : { resourceVersion }) },
  spec,
})

/** Kubernetes' MicroTime has six digits, always. */
const micro = (time: string): string => time.replace(/\.(\d{1,6})\d*Z$/, (_all, digits: string) => `.${digits.padEnd(6, '0')}Z`)
