import type { OutgoingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fromJsonText, textAt, type Json } from '../../model/json.ts'
import type { Connection } from './connection.ts'
import { notAccepted, notKubernetes, reasonOf } from './failures.ts'
import { pauseAfter, type Ended } from './retry.ts'
import { codeOf, largeCode, send, slowCode, type Answer } from './send.ts'
import type { Reply } from './server.ts'

export type Asked = {
  readonly method: string
  readonly path: string
  readonly headers: OutgoingHttpHeaders
  readonly body?: string
  /** Whether it may be sent again where nobody knows what became of the first one. */
  readonly isRepeatable: boolean
}

type NoAnswer = Extract<Reply, { kind: 'slow' | 'large' | 'cut' }>

/** A request and its reply, sent again where that helps and does no harm. */
export async function exchange(connection: Connection, asked: Asked): Promise<Reply> {
  const first = await attempt(connection, asked)
  if ('kind' in first || first.status !== 401) return repeated(connection, asked, first)
  // A token may have expired between two requests; what replaced it lies where the old one did.
  await connection.renew()
  return repeated(connection, asked, await attempt(connection, asked))
}

async function repeated(connection: Connection, asked: Asked, first: Answer | NoAnswer): Promise<Reply> {
  let answer = first
  for (let number = 1; ; number += 1) {
    const pause = pauseAfter(endOf(answer), { number, isRepeatable: asked.isRepeatable })
    if (pause === undefined) return 'kind' in answer ? answer : replyOf(connection, answer)
    await sleep(pause)
    answer = await attempt(connection, asked)
  }
}

const endOf = (answer: Answer | NoAnswer): Ended =>
  'kind' in answer ? { kind: 'lost' } : { kind: 'answered', status: answer.status, retryAfter: answer.headers['retry-after'] }

async function attempt(connection: Connection, { method, path, headers, body }: Asked): Promise<Answer | NoAnswer> {
  const options = await connection.options()
  // Node sends the body of a DELETE without its length unless it is told, and the server takes it for the next request.
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
  const all: OutgoingHttpHeaders = { ...options.headers, ...headers, ...length, 'accept-encoding': 'gzip', 'user-agent': 'sluice' }
  try {
    return await send(urlOf(connection.server, path), { ...options, method, headers: all }, body)
  } catch (error) {
    if (codeOf(error) === slowCode) return { kind: 'slow' }
    if (codeOf(error) === largeCode) return { kind: 'large' }
    return { kind: 'cut', why: reasonOf(error), cause: error }
  }
}

const urlOf = (server: URL, path: string): URL => new URL(`${server.origin}${server.pathname.replace(/\/+$/, '')}${path}`)

function replyOf(connection: Connection, { status, text }: Answer): Reply {
  if (status === 401) throw notAccepted(connection)
  const body = parse(text)
  if (status >= 200 && status < 300) {
    if (body === undefined) throw notKubernetes(connection)
    return { kind: 'ok', body }
  }
  return { kind: 'refused', status, why: (textAt(body, 'message') ?? '').slice(0, 500), goOnAt: textAt(body, 'metadata', 'continue') ?? '' }
}

function parse(text: string): Json | undefined {
  try {
    return fromJsonText(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
