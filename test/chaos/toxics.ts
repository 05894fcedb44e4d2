import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a network does to a connection. */
export type Toxic =
  /** Every piece of an answer comes that much later. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** All connections break, and so does each new one. */
  | { readonly kind: 'reset' }
  /** Each connection breaks after so many bytes of answers. */
  | { readonly kind: 'cut'; readonly bytes: number }

/** A way to a server on the loopback that does not look into what passes. */
export type Network = {
  /** Its own port in the server's place. */
  readonly port: number
  readonly set: (toxic: Toxic | undefined) => void
  readonly close: () => Promise<void>
}

export async function openNetwork(target: number): Promise<Network> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let toxic: Toxic | undefined
  const breakAll = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy()
  }
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    const pair = [client, upstream] as const
    pairs.add(pair)
    // A broken side breaks the other; both are told of it once more by their own error, which says nothing new.
    for (const socket of pair) socket.on('error', () => undefined).once('close', () => (pairs.delete(pair), pair.forEach((one) => one.destroy())))
    client.pipe(upstream)
    void pass(upstream, client, () => toxic)
    if (toxic?.kind === 'reset') client.resetAndDestroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    set: (next) => {
      toxic = next
      if (next?.kind === 'reset') breakAll()
    },
    close: async () => {
      breakAll()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** What the server says, as the network of that moment lets it through. */
async function pass(upstream: Socket, client: Socket, toxicNow: () => Toxic | undefined): Promise<void> {
  let passed = 0
  try {
    for await (const piece of upstream) {
      passed += piece.length
      await suffer(client, passed, toxicNow())
      await write(client, piece)
    }
    client.end()
  } catch {
    // A connection that breaks is what this network is for.
    client.destroy()
  }
}

async function suffer(client: Socket, passed: number, toxic: Toxic | undefined): Promise<void> {
  if (toxic?.kind === 'latency') await sleep(toxic.ms)
  if (toxic?.kind === 'cut' && passed > toxic.bytes) client.resetAndDestroy()
}

async function write(client: Socket, piece: Uint8Array): Promise<void> {
  if (!client.write(piece)) await Promise.race([once(client, 'drain'), once(client, 'close')])
}
