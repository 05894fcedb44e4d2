import type { Effect as Outcome, Severity } from '../model/finding.ts'
import type { Layer } from './protocol.ts'

export type Effect = {
  readonly severity: Severity
  readonly effect: Outcome
  /** What happens to whom. */
  readonly message: (service: string, port: number) => string
  /** What moves in Envoy's configuration. */
  readonly proxies: string
}

/** What it does to traffic when proxies begin to treat a port as `after` instead of `before`; undefined where that is the same. */
export function effectOf(before: Layer, after: Layer): Effect | undefined {
  if (before === after) return undefined
  return rows.find((row) => row.before.includes(before) && row.after.includes(after))
}

type Row = Effect & { readonly before: readonly Layer[]; readonly after: readonly Layer[] }

const any: readonly Layer[] = ['http2', 'http1', 'sniffed', 'tcp', 'none']

// The first row that fits counts; together the rows cover every pair of different layers, which a test goes through.
const rows: readonly Row[] = [
  {
    before: any,
    after: ['none'],
    severity: 'warn',
    effect: 'behaviour-shifts',
    message: (service, port) => `Port ${port} of ${service} leaves the mesh: Istio makes no cluster for UDP`,
    proxies: 'cluster gone',
  },
  {
    before: ['none'],
    after: any,
    severity: 'info',
    effect: 'behaviour-shifts',
    message: (service, port) => `Port ${port} of ${service} enters the mesh`,
    proxies: 'new cluster',
  },
  {
    before: ['http2'],
    after: ['http1'],
    severity: 'warn',
    effect: 'clients-break',
    message: (service) => `Gateways and sidecars lose HTTP/2 to ${service}: gRPC answers 503`,
    proxies: 'cluster http2 → http/1.1: UPE, UC',
  },
  {
    before: ['http2'],
    after: ['sniffed'],
    severity: 'warn',
    effect: 'clients-break',
    message: (service) => `The gateway loses HTTP/2 to ${service}: gRPC answers 503`,
    proxies: 'gateway cluster http2 → http/1.1: UPE, UC; sidecars guess per connection',
  },
  {
    before: ['http2'],
    after: ['tcp'],
    severity: 'warn',
    effect: 'clients-break',
    message: (service) => `The gateway loses HTTP/2 to ${service}, so gRPC answers 503, and sidecars stop routing and retrying its requests`,
    proxies: 'gateway cluster http2 → http/1.1: UPE, UC; sidecar listener HTTP → TCP proxy',
  },
  {
    before: ['http1', 'sniffed'],
    after: ['tcp'],
    severity: 'warn',
    effect: 'behaviour-shifts',
    message: (service, port) => `Sidecars treat port ${port} of ${service} as plain TCP: routes, retries and request metrics stop`,
    proxies: 'sidecar listener HTTP → TCP proxy',
  },
  {
    before: ['http1', 'sniffed', 'tcp'],
    after: ['http2'],
    severity: 'warn',
    effect: 'clients-break',
    message: (service, port) => `The mesh speaks HTTP/2 to port ${port} of ${service}: requests to a server that knows only HTTP/1.1 end in 503`,
    proxies: 'cluster → http2',
  },
  {
    before: ['tcp'],
    after: ['http1'],
    severity: 'warn',
    effect: 'clients-break',
    message: (service, port) => `The mesh reads port ${port} of ${service} as HTTP: any other protocol on it breaks off`,
    proxies: 'sidecar listener TCP proxy → HTTP',
  },
  {
    before: ['tcp'],
    after: ['sniffed'],
    severity: 'warn',
    effect: 'clients-break',
    message: (service, port) => `Sidecars guess the protocol of port ${port} of ${service}: one whose server speaks first can stall`,
    proxies: 'sidecar listener TCP proxy → guessed per connection',
  },
  {
    before: ['http1', 'sniffed'],
    after: ['http1', 'sniffed'],
    severity: 'info',
    effect: 'behaviour-shifts',
    message: (service, port) => `Sidecars learn in another way that port ${port} of ${service} is HTTP; requests go through as before`,
    proxies: 'sidecar listener, shared or per Service',
  },
]
