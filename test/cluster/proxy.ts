import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { request as requestHttps } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromJsonText, objectAt, textAt, toJsonText } from '../../src/model/json.ts'

/** A hop between the adapter and the real server, at which a test may interfere. Its kubeconfig has the same users. */
export type Proxy = { readonly kubeconfig: string; readonly seen: readonly string[]; [Symbol.asyncDispose](): Promise<void> }

/** Answers a request itself by returning true, or changes its headers and lets it pass. */
export type Interfere = (request: IncomingMessage, response: ServerResponse) => boolean

/** Sends the beginning of an answer, and then nothing more. */
export function cut(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"items":[')
  setTimeout(() => response.destroy(), 50)
}

export async function startProxy(kubeconfig: string, interfere: Interfere): Promise<Proxy> {
  const config = objectAt(fromJsonText(readFileSync(kubeconfig, 'utf8')))
  const target = {
    url: textAt(config, 'clusters', 0, 'cluster', 'server') ?? '',
    ca: readFileSync(textAt(config, 'clusters', 0, 'cluster', 'certificate-authority') ?? ''),
  }
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(request.url ?? '')
    if (!interfere(request, response)) passOn(target, request, response)
  })
  await new Promise<void>((listening) => server.listen({ host: '127.0.0.1', port: 0 }, listening))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const folder = mkdtempSync(join(tmpdir(), 'sluice-proxy-'))
  const path = join(folder, 'kubeconfig')
  const cluster = { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true }
  writeFileSync(path, toJsonText({ ...config, clusters: [{ name: 'sluice-test', cluster }] }))
  return {
    kubeconfig: path,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      rmSync(folder, { recursive: true })
    },
  }
}

function passOn({ url, ca }: { url: string; ca: Buffer }, { method = 'GET', url: path = '', headers }: IncomingMessage, response: ServerResponse): void {
  const asked = requestHttps(`${url}${path}`, { method, headers, ca, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers)
    answer.pipe(response)
  })
  asked.once('error', () => response.destroy())
  asked.end()
}
