import type { Cluster } from '../../model/envoy.ts'
import type { Effect } from './effect.ts'
import { placeOf, type Form } from './seen.ts'

type Row = Pick<Effect, 'kind' | 'severity' | 'flag' | 'why'> & {
  readonly before: readonly Form[]
  readonly after: readonly Form[]
  readonly message: (place: string) => string
}

// The first row that fits counts.
const rows: readonly Row[] = [
  {
    before: ['requests', 'guessed', 'bytes'],
    after: ['none'],
    kind: 'unreachable',
    severity: 'block',
    flag: '503 UH',
    message: (place) =>
      `No listener leads to ${place} any more, though its cluster is there: what is sent to it goes where the address's new owner sends it, or out of the mesh`,
    why: 'Two ports want one address, and the one that comes second is dropped without a word (pilot_conflict_outbound_listener)',
  },
  {
    before: ['requests', 'guessed'],
    after: ['bytes'],
    kind: 'layer-lost',
    severity: 'warn',
    flag: '',
    message: (place) => `Sidecars pass bytes to ${place}: routes, retries, timeouts, balancing by request, request metrics and policies by path stop`,
    why: 'The port is TCP by its name or appProtocol, so its listener is a TCP proxy (L7 → L4)',
  },
  {
    before: ['bytes'],
    after: ['requests'],
    kind: 'layer-gained',
    severity: 'warn',
    flag: '',
    message: (place) => `Sidecars read what goes to ${place} as HTTP: another protocol breaks off`,
    why: 'The port is HTTP by its name or appProtocol (L4 → L7)',
  },
  {
    before: ['bytes'],
    after: ['guessed'],
    kind: 'layer-gained',
    severity: 'warn',
    flag: '',
    message: (place) => `Sidecars guess what goes to ${place}: a server that speaks first can stall until the guess times out`,
    why: 'The name of the port says nothing, so every connection is looked at',
  },
  {
    before: ['requests'],
    after: ['guessed'],
    kind: 'listener-changed',
    severity: 'info',
    flag: '',
    message: (place) => `Sidecars guess per connection whether HTTP goes to ${place}, on a listener of its own`,
    why: 'The name of the port says nothing; gRPC and HTTP go on, since the cluster speaks as the client does',
  },
  {
    before: ['guessed'],
    after: ['requests'],
    kind: 'listener-changed',
    severity: 'info',
    flag: '',
    message: (place) => `Sidecars take what goes to ${place} for HTTP, on the listener that all HTTP of the port shares`,
    why: 'The port is HTTP by its name or appProtocol',
  },
]

/** What it does to traffic when a sidecar begins to treat the place of a cluster in another way. */
export function layerEffect({ before, after }: { readonly before: Form; readonly after: Form }, cluster: Cluster): readonly Effect[] {
  const row = before === after ? undefined : rows.find((candidate) => candidate.before.includes(before) && candidate.after.includes(after))
  if (row === undefined) return []
  const { kind, severity, flag, why } = row
  const place = placeOf(cluster)
  return [
    {
      kind,
      severity,
      flag,
      subject: place,
      before,
      after,
      message: row.message(place),
      why,
      source: cluster.source,
      spot: { kind: 'cluster', name: cluster.name },
    },
  ]
}
