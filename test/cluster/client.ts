import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import { fromJsonText, textAt, toJsonText, type Json, type JsonObject } from '../../src/model/json.ts'

/** Writes to the server as its administrator, by plain HTTPS: the tests must not trust the adapter that they test. */
export type Client = {
  /** Server-side apply, by force, as `kubectl apply --server-side --force-conflicts` sends it. */
  apply(body: JsonObject, manager?: string): Promise<Json>
  /** A strategic merge patch of a built-in kind, as `kubectl patch --field-manager` sends it. */
  patch(body: JsonObject, manager: string): Promise<Json>
  /** Sets the status of an object, as its controller would. */
  status(body: JsonObject): Promise<Json>
  /** A merge patch of the subresource scale, as autoscalers and `kubectl scale` send it. */
  scale(body: JsonObject, replicas: number, manager: string): Promise<Json>
  remove(body: JsonObject): Promise<Json>
  get(path: string): Promise<Json>
  /** A namespace that is there when this resolves. */
  namespace(name: string): Promise<void>
}

export function openClient(kubeconfig: string): Client {
  const send = (method: string, path: string, sent?: { type: string; body: Json }): Promise<Json> => sendTo(kubeconfig, { method, path, ...sent })
  const apply: Client['apply'] = (body, manager = 'sluice') =>
    send('PATCH', `${pathOf(body)}?fieldManager=${encodeURIComponent(manager)}&force=true`, { type: 'application/apply-patch+yaml', body })
  return {
    apply,
    status: (body) => send('PATCH', `${pathOf(body)}/status?fieldManager=controller`, { type: 'application/merge-patch+json', body }),
    patch: (body, manager) =>
      send('PATCH', `${pathOf(body)}?fieldManager=${encodeURIComponent(manager)}`, { type: 'application/strategic-merge-patch+json', body }),
    scale: (body, replicas, manager) =>
      send('PATCH', `${pathOf(body)}/scale?fieldManager=${manager}`, { type: 'application/merge-patch+json', body: { spec: { replicas } } }),
    remove: (body) => send('DELETE', pathOf(body)),
    get: (path) => send('GET', path),
    namespace: async (name) => {
      await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, 'test')
    },
  }
}

/** Plurals are regular but for these; enough for tests. */
const plurals: Readonly<Record<string, string>> = { MutatingAdmissionPolicy: 'mutatingadmissionpolicies', NetworkPolicy: 'networkpolicies' }

export function pathOf(body: JsonObject): string {
  const apiVersion = textAt(body, 'apiVersion') ?? ''
  const kind = textAt(body, 'kind') ?? ''
  const namespace = textAt(body, 'metadata', 'namespace')
  const within = namespace === undefined ? '' : `/namespaces/${namespace}`
  return `/${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion}${within}/${plurals[kind] ?? `${kind.toLowerCase()}s`}/${textAt(body, 'metadata', 'name') ?? ''}`
}

async function sendTo(kubeconfig: string, { method, path, type = '', body }: { method: string; path: string; type?: string; body?: Json }): Promise<Json> {
  const config = fromJsonText(readFileSync(kubeconfig, 'utf8'))
  const server = textAt(config, 'clusters', 0, 'cluster', 'server') ?? ''
  const ca = readFileSync(textAt(config, 'clusters', 0, 'cluster', 'certificate-authority') ?? '')
  const headers = { authorization: `Bearer ${textAt(config, 'users', 0, 'user', 'token') ?? ''}`, ...(type === '' ? {} : { 'content-type': type }) }
  const { promise, resolve, reject } = Promise.withResolvers<Json>()
  const asked = request(`${server}${path}`, { method, ca, headers, agent: false }, (response) => {
    text(response).then((said) => (Number(response.statusCode) < 300 ? resolve(fromJsonText(said)) : reject(new Error(`${method} ${path}: ${said}`))), reject)
  })
  asked.once('error', reject)
  asked.end(body === undefined ? undefined : toJsonText(body))
  return promise
}
