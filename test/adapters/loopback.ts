import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'

/** A server on 127.0.0.1 that counts what it is asked for, and stops when the test ends. */
export type Loopback = { readonly url: string; readonly host: string; readonly hits: readonly string[]; [Symbol.asyncDispose](): Promise<void> }

export async function loopback(answer: RequestListener): Promise<Loopback> {
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(request.url ?? '')
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return {
    url: `http://${host}`,
    host,
    hits,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
