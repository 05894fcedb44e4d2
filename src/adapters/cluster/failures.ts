import { Failure } from '../../model/failure.ts'
import type { Connection } from './connection.ts'
import { codeOf, largestMiB } from './send.ts'
import type { Reply, Server } from './server.ts'

/** What was asked, such as "list secrets in namespace shop". */
export type Question = { readonly verb: 'get' | 'list' | 'create' | 'update' | 'patch' | 'delete'; readonly resource: string; readonly namespace?: string }

const reasons: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOTFOUND', 'no such host is known'],
  ['EAI_AGAIN', 'its name cannot be looked up now'],
  ['ETIMEDOUT', 'no connection within 10 s'],
  ['ECONNRESET', 'the connection broke'],
  ['EPIPE', 'the connection broke'],
  ['EHOSTUNREACH', 'there is no way to that host'],
  ['ENETUNREACH', 'there is no way to that network'],
  ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another host'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is not signed by the authority in the kubeconfig'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is not signed by the authority in the kubeconfig'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is not signed by the authority in the kubeconfig'],
])

// With these there was a connection, and it may have been used; with the others of the table there was none, and nothing was asked.
const broken: readonly string[] = ['ECONNRESET', 'EPIPE']

const brokeOff = (cause: unknown): boolean => broken.includes(codeOf(cause)) || !reasons.has(codeOf(cause))

/** Why there was no whole answer, in a few words; '' where nothing says. */
export const reasonOf = (cause: unknown): string => reasons.get(codeOf(cause)) ?? codeOf(cause)

export function unreachable({ name, server }: Connection, cause: unknown): Failure {
  const reason = reasonOf(cause)
  const message = `The cluster ${name} does not answer at ${server.host}${reason === '' ? '' : `: ${reason}`}`
  return new Failure('cluster-unreachable', message, { hint: `kubectl --context ${name} version shows whether it answers from here`, cause })
}

export const notKubernetes = ({ name, server }: Connection): Failure =>
  new Failure('cluster-unreachable', `What answers at ${server.host} for the cluster ${name} is no Kubernetes API server`, {
    hint: `kubectl --context ${name} version shows what answers; a proxy or a login page in between does this`,
  })

export const notAccepted = ({ name }: Connection): Failure =>
  new Failure('cluster-refused', `The cluster ${name} does not accept the credentials of this kubeconfig`, {
    hint: `Log in again; kubectl --context ${name} auth whoami shows who you are there`,
  })

/** A reply that leaves the work without what it needs. */
export function failureOf({ name }: Pick<Server, 'name'>, reply: Exclude<Reply, { kind: 'ok' }>, question: Question): Failure {
  const where = question.namespace === undefined ? '' : ` --namespace ${question.namespace}`
  const hint = `kubectl --context ${name} auth can-i ${question.verb} ${question.resource}${where} tells whether you may`
  if (reply.kind !== 'refused')
    return new Failure('cluster-unreachable', `The cluster ${name}: ${whyNot(reply, question)}`, {
      hint: 'Try again; a conversion webhook or a control plane under load may be slow',
    })
  return new Failure('cluster-refused', `The cluster ${name}: ${whyNot(reply, question)}`, { hint })
}

/** The same in one clause, for a report that goes on without the answer. */
export function whyNot(reply: Exclude<Reply, { kind: 'ok' }>, question: Question): string {
  const asked = `${question.verb} ${question.resource}${question.namespace === undefined ? '' : ` in namespace ${question.namespace}`}`
  if (reply.kind === 'slow') return `no answer within 30 s to ${asked}`
  if (reply.kind === 'long') return `more pages, or more time, than a gate should take to ${asked}`
  if (reply.kind === 'cut')
    return brokeOff(reply.cause) ? `${reply.why || 'the connection failed'} in the answer to ${asked}` : `it does not answer ${asked}: ${reply.why}`
  if (reply.kind === 'large') return `an answer of more than ${largestMiB} MiB to ${asked}`
  return reply.status === 403 ? `this user may not ${asked}` : `${reply.status} to ${asked}${reply.why === '' ? '' : `: ${reply.why}`}`
}
