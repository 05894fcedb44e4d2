import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, request as requestHttps } from 'node:https'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fromJsonText, objectAt, textAt, toJsonText, type JsonObject } from '../../src/model/json.ts'
import { certificate } from '../adapters/certificate.ts'
import { scratchFolder } from '../adapters/chart-folder.ts'
import type { Interfere } from './proxy.ts'

/** An HTTPS server with a certificate of its own before the real one: it passes requests on with their bodies, and asks for a token of its own. */
export type Front = {
  /** A folder for kubeconfigs and what they name. */
  readonly folder: string
  /** A kubeconfig whose user is let in by these words of its. */
  readonly kubeconfig: (user: JsonObject) => string
  /** The only token that is let in from now on. */
  readonly accept: (token: string) => void
  readonly interfere: (how: Interfere) => void
  [Symbol.asyncDispose](): Promise<void>
}

export async function startFront(real: string): Promise<Front> {
  const place = scratchFolder()
  const { key, cert, path: authority } = certificate(place, ['20200101000000Z', '20400101000000Z'])
  const config = objectAt(fromJsonText(readFileSync(real, 'utf8')))
  const target: Target = {
    url: textAt(config, 'clusters', 0, 'cluster', 'server') ?? '',
    ca: readFileSync(textAt(config, 'clusters', 0, 'cluster', 'certificate-authority') ?? ''),
    token: textAt(config, 'users', 0, 'user', 'token') ?? '',
  }
  const state: { accepted: string; interfere: Interfere } = { accepted: '', interfere: () => false }
  const server = createServer({ key, cert }, (request, response) => {
    if (request.headers.authorization !== `Bearer ${state.accepted}`) unauthorized(response)
    else if (!state.interfere(request, response)) void passOn(target, request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    folder: place.path,
    kubeconfig: (user) => {
      const path = join(place.path, 'kubeconfig')
      const cluster = { server: `https://127.0.0.1:${port}`, 'certificate-authority': authority }
      const name = textAt(config, 'contexts', 0, 'context', 'user') ?? ''
      const clusterName = textAt(config, 'contexts', 0, 'context', 'cluster') ?? ''
      writeFileSync(path, toJsonText({ ...config, clusters: [{ name: clusterName, cluster }], users: [{ name, user }] }), { mode: 0o600 })
      return path
    },
    accept: (token) => Object.assign(state, { accepted: token }),
    interfere: (how) => Object.assign(state, { interfere: how }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      place[Symbol.dispose]()
    },
  }
}

type Target = { readonly url: string; readonly ca: Buffer; readonly token: string }

function unauthorized(response: ServerResponse): void {
  const status = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'Unauthorized', message: 'Unauthorized', code: 401 }
  response.writeHead(401, { 'content-type': 'application/json' }).end(toJsonText(status))
}

async function passOn({ url, ca, token }: Target, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = { ...request.headers, authorization: `Bearer ${token}` }
  const asked = requestHttps(`${url}${request.url ?? ''}`, { method: request.method, headers, ca, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(response)
  })
  asked.once('error', () => response.destroy())
  await pipeline(request, asked).catch(() => response.destroy())
}
