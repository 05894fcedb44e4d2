import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'

/** A server on this machine that counts what it is asked for, and stops when the test ends. */
export type Loopback = {
  readonly url: string
  readonly host: string
  readonly hits: readonly string[]
  /** What Authorization said, where anybody sent it. */
  readonly logins: readonly string[]
  [Symbol.asyncDispose](): Promise<void>
}

type Options = { readonly address?: string; readonly tls?: { readonly key: string; readonly cert: string } }

export async function loopback(answer: RequestListener, { address = '127.0.0.1', tls }: Options = {}): Promise<Loopback> {
  const hits: string[] = []
  const logins: string[] = []
  const counted: RequestListener = (request, response) => {
    hits.push(request.url ?? '')
    if (request.headers.authorization !== undefined) logins.push(request.headers.authorization)
    answer(request, response)
  }
  const server: Server = tls === undefined ? createServer(counted) : createTlsServer(tls, counted)
  server.listen(0, address)
  await once(server, 'listening')
  const found = server.address()
  const host = `${address}:${typeof found === 'object' ? found?.port : ''}`
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host}`,
    host,
    hits,
    logins,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
