import { Failure } from '../../model/failure.ts'
import { toJsonText } from '../../model/json.ts'
import type { Connection } from './connection.ts'
import { discover } from './discovery.ts'
import { exchange, type Asked } from './exchange.ts'
import { unreachable } from './failures.ts'
import { knownKinds } from './known-kinds.ts'
import type { Reply, Server } from './server.ts'

export function openServer(connection: Connection): Server {
  let hasAnswered = false
  const replyTo = async (asked: Asked): Promise<Reply> => {
    const reply = await exchange(connection, asked)
    if (reply.kind === 'cut' && !hasAnswered) throw unreachable(connection, reply.cause)
    // A connection that opens and then says nothing may be a firewall's.
    hasAnswered ||= reply.kind !== 'slow'
    return reply
  }
  const ask: Server['ask'] = (path, accept = 'application/json') => replyTo({ method: 'GET', path, headers: { accept }, isRepeatable: false })
  const send: Server['send'] = ({ method, path, type, body }) =>
    replyTo({ method, path, headers: { accept: 'application/json', 'content-type': type }, body: toJsonText(body), isRepeatable: true })
  const { name, namespace } = connection
  const kinds = knownKinds(() => discover({ name, ask }))
  return { name, namespace, kinds, ask, send, answers: async () => hasAnswered || saysVersion(ask) }
}

async function saysVersion(ask: Server['ask']): Promise<boolean> {
  try {
    return (await ask('/version')).kind === 'ok'
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}
