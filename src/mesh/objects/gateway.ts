import { at, isObject, listAt, textAt, type Json } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { namedProtocol, type Protocol } from '../protocol.ts'
import { textsAt } from './export-to.ts'
import { labelsOf, type Labels } from './labels.ts'
import { numberAt } from './number-at.ts'
import { originOf, type Origin } from './origin.ts'

export type Tls = { readonly mode: string; readonly redirects: boolean }

/** One port that a Gateway opens. */
export type Server = {
  /** "namespace/name" of its Gateway. */
  readonly gateway: string
  readonly port: number
  readonly portName: string
  readonly protocol: Protocol
  readonly bind: string
  /** As "host", or "namespace/host" where only VirtualServices of one namespace may use it. */
  readonly hosts: readonly string[]
  readonly tls: Tls | null
}

export type Gateway = Origin & {
  /** null selects every gateway pod. */
  readonly selector: Labels | null
  readonly servers: readonly Server[]
}

export function readGateway(manifest: Manifest): Gateway {
  const { body } = manifest
  const origin = originOf(manifest)
  const selector = at(body, 'spec', 'selector')
  return {
    ...origin,
    selector: isObject(selector) ? labelsOf(selector) : null,
    servers: listAt(body, 'spec', 'servers').flatMap((server) => readServer(server, origin)),
  }
}

function readServer(server: Json, { namespace, name }: Origin): readonly Server[] {
  const port = numberAt(server, 'port', 'number')
  if (port === undefined) return []
  const tls = at(server, 'tls')
  return [
    {
      gateway: `${namespace}/${name}`,
      port,
      portName: textAt(server, 'port', 'name') ?? '',
      protocol: namedProtocol(textAt(server, 'port', 'protocol') ?? ''),
      bind: textAt(server, 'bind') ?? '',
      hosts: textsAt(server, 'hosts').map((host) => hostIn(namespace, host)),
      // A tls block without a mode has the enum's first value.
      tls: isObject(tls) ? { mode: textAt(tls, 'mode') ?? 'PASSTHROUGH', redirects: at(tls, 'httpsRedirect') === true } : null,
    },
  ]
}

function hostIn(namespace: string, written: string): string {
  if (written.startsWith('./')) return `${namespace}/${written.slice(2)}`
  return written.startsWith('*/') ? written.slice(2) : written
}

/** Whether it speaks HTTP behind TLS that it ends itself, or none. */
export const isHttpServer = (server: Server): boolean => isPlainHttp(server) || endsHttps(server)

export const isPlainHttp = ({ protocol }: Server): boolean => ['HTTP', 'HTTP2', 'HTTP_PROXY', 'GRPC', 'GRPC-Web'].includes(protocol)

export const endsHttps = (server: Server): boolean => server.protocol === 'HTTPS' && !passesTlsOn(server)

/** Whether it is told apart from others of its port by the server name in TLS. */
export const isTlsServer = (server: Server): boolean => server.tls !== null && !isPlainHttp(server)

export const passesTlsOn = ({ tls }: Server): boolean => tls !== null && ['PASSTHROUGH', 'AUTO_PASSTHROUGH'].includes(tls.mode)
