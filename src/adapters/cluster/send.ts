import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as requestHttps, type RequestOptions } from 'node:https'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

export type Answer = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly text: string }

// A cluster on another continent connects within 2 s; one that needs 10 s is behind a firewall that drops.
const connectLimitMs = 10_000
// A page of a thousand objects takes 1 s. Kubernetes gives a conversion webhook 30 s; one that needs them is as good as down.
const answerLimitMs = 30_000

/** The code of the error with which `send` gives up on a server that is there and does not answer in time. */
export const slowCode = 'SLUICE_SLOW'

/** A page of 500 objects of 1.5 MiB, the most that etcd takes, would be larger; nobody has such a kind. */
export const largestMiB = 512

/** The code of the error with which `send` gives up on an answer that is too large. */
export const largeCode = 'SLUICE_LARGE'

/** One request, read to its end within the limits. Rejects with the socket's own error, or one of ours where a limit passed. */
export async function send(url: URL, options: RequestOptions, body?: string): Promise<Answer> {
  const request = url.protocol === 'http:' ? requestHttp(url, options) : requestHttps(url, options)
  const limits = limited(request)
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  request.once('error', reject)
  request.once('response', (response) => readAll(response).then(resolve, reject))
  request.end(body)
  try {
    return await promise
  } catch (error) {
    const cause = limits.passed() ?? error
    // The server closed a kept connection just as it was used again. A GET may be repeated, on a connection of its own.
    if (body === undefined && request.reusedSocket && codeOf(cause) === 'ECONNRESET') return await send(url, { ...options, agent: false })
    throw cause
  } finally {
    limits.lift()
  }
}

export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Once an answer has begun, a destroyed request reports "aborted" and no longer why: hence `passed`. */
function limited(request: ClientRequest): { passed: () => Error | undefined; lift: () => void } {
  let passed: Error | undefined
  const stop = (code: string) => (): void => {
    passed = Object.assign(new Error('A time limit passed'), { code })
    request.destroy(passed)
  }
  const answering = setTimeout(stop(slowCode), answerLimitMs)
  let connecting: NodeJS.Timeout | undefined
  request.once('socket', (socket) => {
    if (!socket.connecting) return
    connecting = setTimeout(stop('ETIMEDOUT'), connectLimitMs)
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => clearTimeout(connecting))
  })
  return {
    passed: () => passed,
    lift: () => {
      clearTimeout(answering)
      clearTimeout(connecting)
    },
  }
}

async function readAll(response: IncomingMessage): Promise<Answer> {
  const isZipped = response.headers['content-encoding'] === 'gzip'
  const bytes = isZipped
    ? await pipeline(response, createGunzip(), upTo(largestMiB), (counted) => buffer(counted))
    : await pipeline(response, upTo(largestMiB), (counted) => buffer(counted))
  return { status: response.statusCode ?? 0, headers: response.headers, text: bytes.toString('utf8') }
}

/** Passes chunks on until they are too many: an answer that goes on for ever must not fill the memory. */
const upTo = (mebibytes: number) =>
  async function* counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let left = mebibytes * 2 ** 20
    for await (const chunk of chunks) {
      left -= chunk.length
      if (left < 0) throw Object.assign(new Error('An answer is too large'), { code: largeCode })
      yield chunk
    }
  }
