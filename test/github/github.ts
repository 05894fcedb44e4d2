import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { fromJsonText, isObject, type Json, type JsonObject } from '../../src/model/json.ts'
import { answers } from './answers.ts'
import { notFound, type Answered, type Asked } from './answer.ts'
import { readContract } from './contract/contract.ts'
import type { Operation } from './contract/operations.ts'
import { serveGit } from './git-http.ts'
import { createGitStore } from './git-store.ts'
import { forbidden, isAllowed, isGit, refuseGit, send, sendBytes } from './exchange.ts'
import { answerGraphql } from './graphql.ts'
import { allPermissions, missing, type Permissions } from './permissions.ts'
import { routeOf } from './route.ts'
import type { State } from './state.ts'

export type Target = Operation | 'POST /graphql'

/** What happens before a request is answered; an answer that it gives is sent in the place of the true one. */
export type Hook = (asked: { readonly body: Json }, state: State) => Answered | undefined

/** A GitHub on this machine: one repository, which forgets everything when the test ends. */
export type GitHub = {
  readonly url: string
  readonly state: State
  /** Each request that was answered, in order. */
  readonly asked: readonly { readonly target: Target; readonly body: Json; readonly query: JsonObject }[]
  /** What the next request of a kind, or the next few, meet. */
  readonly meet: (target: Target, hook: Hook, times?: number) => void
  /** What the token may do from now on. */
  readonly allow: (permissions: Permissions) => void
  /** Fails where a request was none that GitHub knows, or an answer none that it gives. */
  [Symbol.asyncDispose](): Promise<void>
}

type Options = { readonly owner?: string; readonly repo?: string; readonly token?: string; readonly login?: string; readonly port?: number }

export async function startGitHub({
  owner = 'acme',
  repo = 'shop',
  token = 'token-of-a-test',
  login = 'github-actions[bot]',
  port = 0,
}: Options = {}): Promise<GitHub> {
  const contract = readContract()
  const state: State = {
    owner,
    repo,
    url: '',
    defaultBranch: 'main',
    git: createGitStore(owner, repo),
    issues: [],
    pulls: [],
    comments: [],
    checkRuns: [],
    sarifs: [],
    artifacts: [],
  }
  const asked: GitHub['asked'][number][] = []
  const broken: string[] = []
  let hooks: readonly { readonly target: Target; readonly hook: Hook; readonly left: number }[] = []
  let permissions = allPermissions

  /** The hook of a request, which counts down. */
  const met = (target: Target, body: Json): Answered | undefined => {
    const found = hooks.find((one) => one.target === target && one.left > 0)
    hooks = hooks.map((one) => (one === found ? { ...one, left: one.left - 1 } : one))
    return found?.hook({ body }, state)
  }

  const rest = (request: IncomingMessage, url: URL, body: Json): Answered => {
    const route = routeOf(request.method ?? '', url.pathname)
    if (route === undefined) {
      broken.push(`${request.method} ${url.pathname} is no request that GitHub, or this one, knows`)
      return notFound
    }
    const { operation } = route
    const query = contract.typed(operation, 'query', Object.fromEntries(url.searchParams))
    const path = contract.typed(operation, 'path', route.path)
    asked.push({ target: operation, body, query })
    broken.push(...contract.faults(operation, { path, query, body }).map((fault) => `${operation}: ${fault}`))
    const instead = met(operation, body)
    if (instead !== undefined) return instead
    if (path['owner'] !== owner || path['repo'] !== repo) return notFound
    const lacking = missing(operation, permissions)
    if (lacking !== '') return forbidden(lacking)
    const one: Asked = { operation, path, query, body: isObject(body) ? body : {}, login }
    const { bytes: _, ...answered } = answers[operation](one, state)
    return answered.body === undefined ? answered : { ...answered, body: contract.reply(operation, answered.status, answered.body) ?? null }
  }

  const graphql = async (body: Json): Promise<Answered> => {
    asked.push({ target: 'POST /graphql', body, query: {} })
    const instead = met('POST /graphql', body)
    if (instead !== undefined) return instead
    const reply = await answerGraphql(body, { state, login, mayWrite: permissions['contents'] === 'write' })
    broken.push(...reply.faults)
    return { status: 200, body: reply.body }
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', state.url)
    const stored = /^\/storage\/(\d+)\.zip$/.exec(url.pathname)
    if (stored !== null) return sendBytes(response, state.artifacts.find(({ id }) => id === Number(stored[1]))?.bytes)
    if (isGit(url)) return isAllowed(request, token) ? gitAllowed(request, response, url) : refuseGit(response)
    if (!isAllowed(request, token)) return send(response, { status: 401, body: { message: 'Bad credentials', status: '401' } })
    const raw = await text(request)
    const body = raw === '' ? {} : fromJsonText(raw)
    return send(response, url.pathname === '/graphql' ? await graphql(body) : rest(request, url, body))
  }

  const gitAllowed = (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    const isPush = url.pathname.endsWith('/git-receive-pack') || url.searchParams.get('service') === 'git-receive-pack'
    if (!isPush || missing('git push', permissions) === '') return serveGit(request, response, state.git.root)
    response.writeHead(403, { 'content-type': 'text/plain' })
    response.end(`Permission to ${owner}/${repo}.git denied to ${login}.`)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      broken.push(String(error))
      send(response, { status: 500, body: { message: String(error) } })
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  state.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return {
    url: state.url,
    state,
    asked,
    meet: (target, hook, times = 1) => void (hooks = [...hooks, { target, hook, left: times }]),
    allow: (given) => void (permissions = given),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
      state.git.remove()
      if (broken.length > 0) throw new Error(`GitHub would not have understood: ${broken.join('\n')}`)
    },
  }
}
