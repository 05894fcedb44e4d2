import { textAt } from '../model/json.ts'
import { refOf, type Manifest } from '../model/manifest.ts'
import { effectOf } from './effects.ts'
import { layerOf, type Protocol } from './protocol.ts'
import type { MeshDraft } from './rule.ts'
import type { ServicePort } from './service-ports.ts'

/** One port before and after → what its new protocol does to the traffic; nothing where proxies treat it as before. */
export function portDrafts(service: Manifest, before: ServicePort, after: ServicePort): readonly MeshDraft[] {
  const effect = effectOf(layerOf[before.protocol], layerOf[after.protocol])
  if (effect === undefined) return []
  const field = movedField(before, after)
  return [
    {
      severity: effect.severity,
      effect: effect.effect,
      object: refOf(service),
      path: `spec.ports[${after.number}].${field}`,
      message: effect.message(service.id.name, after.number),
      change: `${written(before, field)} → ${written(after, field)} (${before.protocol} → ${after.protocol}; ${effect.proxies})`,
      hits: [],
      action: wayBack(before, field),
    },
  ]
}

type Field = 'protocol' | 'appProtocol' | 'name'

/** The field that decides, of those that moved: transport over appProtocol over the name. */
function movedField(before: ServicePort, after: ServicePort): Field {
  const fields: readonly Field[] = ['protocol', 'appProtocol']
  return fields.find((field) => textAt(before.written, field) !== textAt(after.written, field)) ?? 'name'
}

const written = (port: ServicePort, field: Field): string => textAt(port.written, field) ?? '(none)'

function wayBack(before: ServicePort, field: Field): string {
  const text = textAt(before.written, field)
  const undo = text === undefined ? `Take ${field} out of the port` : `Set ${field} of the port back to ${text}`
  const word = appProtocols[before.protocol]
  return word === undefined || field === 'protocol' ? `${undo}.` : `${undo}, or set appProtocol: ${word}.`
}

/** What to write as appProtocol to get a protocol whatever the port is called; there is no word for guessing. */
const appProtocols: Readonly<Partial<Record<Protocol, string>>> = {
  HTTP: 'http',
  HTTP2: 'http2',
  HTTP_PROXY: 'http_proxy',
  GRPC: 'grpc',
  'GRPC-Web': 'grpc-web',
  TCP: 'tcp',
  HTTPS: 'https',
  TLS: 'tls',
  Mongo: 'mongo',
  Redis: 'redis',
  MySQL: 'mysql',
}
