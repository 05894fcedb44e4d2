import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { text } from 'node:stream/consumers'
import { fromJsonText, textAt, toJsonText, type Json, type JsonObject } from '../../../src/model/json.ts'

export interface Reply {
  readonly code: number
  readonly body: Json
}

export interface Server {
  readonly send: (method: string, path: string, body?: JsonObject) => Promise<Reply>
  /** Serves a kind by a schema, under a name of its own; resolves to its path, or to why the server refuses the schema. */
  readonly serve: (name: string, schema: JsonObject) => Promise<{ path: string } | { refused: string }>
}

export function openServer(kubeconfig: string): Server {
  const config = fromJsonText(readFileSync(kubeconfig, 'utf8'))
  const base = textAt(config, 'clusters', 0, 'cluster', 'server') ?? ''
  const ca = readFileSync(textAt(config, 'clusters', 0, 'cluster', 'certificate-authority') ?? '')
  const headers = { authorization: `Bearer ${textAt(config, 'users', 0, 'user', 'token') ?? ''}`, 'content-type': 'application/json' }
  const agent = new Agent({ keepAlive: true, maxSockets: 8, ca })

  const send: Server['send'] = async (method, path, body) => {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>()
    const asked = request(`${base}${path}`, { method, headers, agent }, (response) => {
      text(response).then((said) => resolve({ code: response.statusCode ?? 0, body: readBody(said) }), reject)
    })
    asked.once('error', reject)
    asked.end(body === undefined ? undefined : toJsonText(body))
    return promise
  }

  const serve: Server['serve'] = async (name, schema) => {
    const group = 'vt.example'
    const spec = {
      group,
      scope: 'Cluster',
      names: { plural: `${name}s`, singular: name, kind: 'Thing', listKind: `${name}list` },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    }
    const sent = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${name}s.${group}` },
      spec: { ...spec, names: { ...spec.names, kind: kindOf(name) } },
    }
    const made = await send('POST', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', sent)
    if (made.code !== 201) return { refused: textAt(made.body, 'message') ?? '' }
    const path = `/apis/${group}/v1/${name}s`
    // A kind is served some moments after it is made; a minute means that something is wrong.
    for (let attempt = 0; attempt < 600; attempt += 1) {
      if ((await send('GET', path)).code === 200) return { path }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`${path} is not served`)
  }
  return { send, serve }
}

export const kindOf = (name: string): string => `K${name}`

function readBody(said: string): Json {
  try {
    return fromJsonText(said)
  } catch {
    // Some errors are plain text.
    return said
  }
}
