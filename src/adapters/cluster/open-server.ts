import type { OutgoingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fromJsonText, textAt, type Json } from '../../model/json.ts'
import { Failure } from '../../model/failure.ts'
import type { Connection } from './connection.ts'
import { notAccepted, notKubernetes, reasonOf, unreachable } from './failures.ts'
import { codeOf, largeCode, send, slowCode, type Answer } from './send.ts'
import type { Reply, Server } from './server.ts'

// The server sheds load with 429 and says when to come back; longer than 5 s is a gate that should not wait.
const attempts = 4
const longestPauseMs = 5_000

export function openServer(connection: Connection): Server {
  let hasAnswered = false
  const ask: Server['ask'] = async (path, accept = 'application/json') => {
    const reply = await replyTo(connection, path, accept)
    if (reply.kind === 'cut' && !hasAnswered) throw unreachable(connection, reply.cause)
    // A connection that opens and then says nothing may be a firewall's.
    hasAnswered ||= reply.kind !== 'slow'
    return reply
  }
  return { name: connection.name, namespace: connection.namespace, ask, answers: async () => hasAnswered || saysVersion(ask) }
}

async function saysVersion(ask: Server['ask']): Promise<boolean> {
  try {
    return (await ask('/version')).kind === 'ok'
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

async function replyTo(connection: Connection, path: string, accept: string): Promise<Reply> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await sendTo(connection, path, accept)
    if ('kind' in answer) return answer
    if (answer.status !== 429 || attempt === attempts) return replyOf(connection, answer)
    await sleep(pauseOf(answer))
  }
}

async function sendTo(connection: Connection, path: string, accept: string): Promise<Answer | Extract<Reply, { kind: 'slow' | 'large' | 'cut' }>> {
  const options = await connection.options()
  const headers: OutgoingHttpHeaders = { ...options.headers, accept, 'accept-encoding': 'gzip', 'user-agent': 'sluice' }
  try {
    return await send(urlOf(connection.server, path), { ...options, headers })
  } catch (error) {
    if (codeOf(error) === slowCode) return { kind: 'slow' }
    if (codeOf(error) === largeCode) return { kind: 'large' }
    return { kind: 'cut', why: reasonOf(error), cause: error }
  }
}

const urlOf = (server: URL, path: string): URL => new URL(`${server.origin}${server.pathname.replace(/\/+$/, '')}${path}`)

function pauseOf({ headers }: Answer): number {
  const seconds = Number(headers['retry-after'])
  return Math.min(Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 1000, longestPauseMs)
}

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
