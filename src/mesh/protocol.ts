import { textAt, type Json } from '../model/json.ts'

export type Protocol = 'HTTP' | 'HTTP2' | 'HTTP_PROXY' | 'GRPC' | 'GRPC-Web' | 'TCP' | 'HTTPS' | 'TLS' | 'Mongo' | 'Redis' | 'MySQL' | 'UDP' | 'Auto'

/** How proxies treat traffic of a protocol: as HTTP/2, as HTTP/1.1, guessed per connection, as a stream of bytes, or not at all. */
export type Layer = 'http2' | 'http1' | 'sniffed' | 'tcp' | 'none'

export const layerOf = {
  HTTP2: 'http2',
  GRPC: 'http2',
  'GRPC-Web': 'http2',
  HTTP: 'http1',
  HTTP_PROXY: 'http1',
  Auto: 'sniffed',
  TCP: 'tcp',
  HTTPS: 'tcp',
  TLS: 'tcp',
  Mongo: 'tcp',
  Redis: 'tcp',
  MySQL: 'tcp',
  UDP: 'none',
} as const satisfies Record<Protocol, Layer>

/** What stands before the first "-" of a port's name, in lower case. */
const byPrefix: ReadonlyMap<string, Protocol> = new Map([
  ['http', 'HTTP'],
  ['http2', 'HTTP2'],
  ['http_proxy', 'HTTP_PROXY'],
  ['grpc', 'GRPC'],
  ['tcp', 'TCP'],
  ['https', 'HTTPS'],
  ['tls', 'TLS'],
  ['mongo', 'Mongo'],
  ['redis', 'Redis'],
  ['mysql', 'MySQL'],
  ['udp', 'UDP'],
])

/** Names that Kubernetes itself gives to application protocols; they count in appProtocol alone. */
const byStandardName: ReadonlyMap<string, Protocol> = new Map([
  ['kubernetes.io/h2c', 'HTTP2'],
  ['kubernetes.io/ws', 'HTTP'],
  ['kubernetes.io/wss', 'HTTPS'],
])

/** The protocol that a word stands for where Istio asks for one itself: in a ServiceEntry, a Gateway, a Sidecar. */
export function namedProtocol(word: string): Protocol {
  const lower = word.toLowerCase()
  return lower === 'grpc-web' ? 'GRPC-Web' : (byPrefix.get(lower) ?? 'Auto')
}

export const isHttp = (protocol: Protocol): boolean => ['http1', 'http2'].includes(layerOf[protocol])

export const isTcp = (protocol: Protocol): boolean => layerOf[protocol] === 'tcp'

export const isTls = (protocol: Protocol): boolean => protocol === 'HTTPS' || protocol === 'TLS'

/** HTTP, or what may turn out to be. */
export const isHttpOrSniffed = (protocol: Protocol): boolean => isHttp(protocol) || protocol === 'Auto'

// SMTP, DNS, MySQL and MongoDB: their servers speak first or are never HTTP, so Istio does not guess there.
const portsOfBytes: readonly number[] = [25, 53, 3306, 27017]

/** The protocol that Istio reads off a Service port: appProtocol where it is set, else the name's first word. */
export function protocolOf(port: Json, number: number): Protocol {
  if (textAt(port, 'protocol') === 'UDP') return 'UDP'
  const standard = byStandardName.get(textAt(port, 'appProtocol') ?? '')
  if (standard !== undefined) return standard

  const word = (textAt(port, 'appProtocol') ?? textAt(port, 'name') ?? '').toLowerCase()
  if (word.startsWith('grpc-web')) return 'GRPC-Web'
  return byPrefix.get(word.split('-', 1)[0] ?? '') ?? (portsOfBytes.includes(number) ? 'TCP' : 'Auto')
}
