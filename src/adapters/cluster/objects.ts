import { isObject, listAt, textAt, type Json, type JsonObject } from '../../model/json.ts'
import { apiVersionOf, type Manifest } from '../../model/manifest.ts'
import type { ServedKind } from '../../model/facts.ts'
import { collectEarly } from './collect-early.ts'
import { failureOf, type Question } from './failures.ts'
import type { Reply, Server } from './server.ts'

/** Everything, or as much as came before the server refused. */
export type Listed = { readonly objects: readonly Manifest[]; readonly refusal: Refusal | undefined }

type Refusal = Exclude<Reply, { kind: 'ok' }>

// Pages keep memory flat. Measured on 5,000 small objects, pages of 500 take twice as long as pages of 1,000 and smaller ones longer still.
const pageSize = 1_000
// A CustomResourceDefinition is a hundred times as large as most objects.
export const largeObjectPageSize = 500

export type Where = {
  readonly resource: ServedKind
  readonly namespace?: string
  readonly pageSize?: number
  readonly labelSelector?: string
  readonly accept?: string
}

// A list that expires more often than this changes faster than it can be read.
const mostExpiries = 10
// A million objects in pages of 500 take some minutes; a server that always has one more page is broken, or means harm.
const mostPages = 2_000
const longestListMs = 10 * 60_000

export type Visit = (page: readonly Manifest[]) => void | Promise<void>

/**
 * Shows every object of a kind, one page after the other, and keeps none; gives why it ended early, if it did. The server forgets a list after five
 * minutes and then says where to go on: each object that lives all the while is shown once.
 */
export async function eachPage(server: Server, where: Where, visit: Visit): Promise<Refusal | undefined> {
  let next = ''
  let expiries = 0
  const deadline = Date.now() + longestListMs
  for (let page = 1; page === 1 || next !== ''; page += 1) {
    if (page > mostPages || Date.now() > deadline) return { kind: 'long' }
    const query = new URLSearchParams({ limit: String(where.pageSize ?? pageSize), ...selectorOf(where), ...(next === '' ? {} : { continue: next }) })
    const reply = await server.ask(`${pathOf(where)}?${query.toString()}`, where.accept)
    if (reply.kind === 'ok') await visit(itemsOf(reply.body, where.resource))
    else if (isExpired(reply) && expiries < mostExpiries) expiries += 1
    else return reply
    next = reply.kind === 'ok' ? (textAt(reply.body, 'metadata', 'continue') ?? '') : reply.goOnAt
    if (next !== '') collectEarly()
  }
  return undefined
}

const selectorOf = ({ labelSelector }: Where): Readonly<Record<string, string>> => (labelSelector === undefined ? {} : { labelSelector })

const isExpired = (reply: Refusal): reply is Extract<Reply, { kind: 'refused' }> => reply.kind === 'refused' && reply.status === 410 && reply.goOnAt !== ''

/** All objects of a kind, page by page; of each page only what is to be kept. */
export async function list(server: Server, where: Where, isKept: (manifest: Manifest) => boolean = () => true): Promise<Listed> {
  const objects: Manifest[] = []
  const refusal = await eachPage(server, where, (page) => void objects.push(...page.filter(isKept)))
  // A server that does not say where to go on: the whole of it at once is then the only consistent answer.
  if (refusal?.kind === 'refused' && refusal.status === 410) return listAtOnce(server, where, isKept)
  return { objects, refusal }
}

/** The same, where nothing less than everything will do. Failure 'cluster-refused'. */
export async function listAll(server: Server, where: Where, isKept?: (manifest: Manifest) => boolean): Promise<readonly Manifest[]> {
  const { objects, refusal } = await list(server, where, isKept)
  if (refusal !== undefined) throw failureOf(server, refusal, questionOf('list', where))
  return objects
}

/** One object, or undefined where there is none. Failure 'cluster-refused'. */
export async function get(server: Server, where: Where, name: string): Promise<Manifest | undefined> {
  const reply = await server.ask(`${pathOf(where)}/${encodeURIComponent(name)}`)
  if (reply.kind === 'refused' && reply.status === 404) return undefined
  if (reply.kind !== 'ok') throw failureOf(server, reply, questionOf('get', where))
  return isObject(reply.body) ? toManifest(reply.body, where.resource) : undefined
}

export const questionOf = (verb: Question['verb'], { resource, namespace }: Where): Question => ({
  verb,
  resource: resource.group === '' ? resource.plural : `${resource.plural}.${resource.group}`,
  ...(namespace === undefined ? {} : { namespace }),
})

async function listAtOnce(server: Server, where: Where, isKept: (manifest: Manifest) => boolean): Promise<Listed> {
  const reply = await server.ask(`${pathOf(where)}?${new URLSearchParams(selectorOf(where)).toString()}`, where.accept)
  return reply.kind === 'ok' ? { objects: itemsOf(reply.body, where.resource).filter(isKept), refusal: undefined } : { objects: [], refusal: reply }
}

export function pathOf({ resource: { group, version, plural }, namespace }: Where): string {
  const parts = group === '' ? ['api', version] : ['apis', group, version]
  const within = namespace === undefined ? [] : ['namespaces', namespace]
  return `/${[...parts, ...within, plural].map(encodeURIComponent).join('/')}`
}

const itemsOf = (body: Json, resource: ServedKind): readonly Manifest[] =>
  listAt(body, 'items').flatMap((item) => (isObject(item) ? [toManifest(item, resource)] : []))

/** Items of a list carry no apiVersion and kind of their own, and those of a list of metadata that of the metadata. */
export function toManifest(body: JsonObject, { group, version, kind }: ServedKind): Manifest {
  const name = textAt(body, 'metadata', 'name') ?? ''
  const namespace = textAt(body, 'metadata', 'namespace') ?? ''
  return { id: { group, kind, namespace, name }, version, body: { ...body, apiVersion: apiVersionOf(group, version), kind } }
}
