import * as v from 'valibot'
import { meshEffects } from '../model/mesh.ts'
import { count, text } from './schema-nouns.ts'

const words = v.record(text, text)

const source = v.nullable(v.object({ group: text, kind: text, namespace: text, name: text }))

const cluster = v.object({
  name: text,
  type: v.picklist(['EDS', 'ORIGINAL_DST', 'STRICT_DNS', 'LOGICAL_DNS', 'STATIC', 'DYNAMIC_FORWARD_PROXY']),
  http: v.pipe(v.picklist(['', 'http1', 'http2', 'as-client']), v.description("What it speaks; '' where it is not told: HTTP/1.1 for requests")),
  host: text,
  port: count,
  subset: text,
  labels: v.pipe(words, v.description('What the pods of the subset are labelled with')),
  source,
})

const weighted = v.array(v.object({ cluster: text, weight: count }))

const chain = v.object({
  match: v.object({ isPlainHttp: v.boolean(), serverNames: v.array(text), ranges: v.array(text), port: count }),
  target: v.variant('kind', [
    v.object({ kind: v.literal('routes'), name: text }),
    v.object({ kind: v.literal('clusters'), clusters: weighted, readsMongo: v.boolean(), source }),
  ]),
})

const retry = v.nullable(v.object({ attempts: count, on: text, codes: v.array(count), perTry: text }))

const action = v.variant('kind', [
  v.object({
    kind: v.literal('forward'),
    clusters: weighted,
    timeout: text,
    retry,
    mirrors: v.array(v.object({ cluster: text, percent: v.number() })),
    rewrite: text,
  }),
  v.object({ kind: v.literal('redirect'), to: text, code: count }),
  v.object({ kind: v.literal('answer'), status: count }),
])

const route = v.object({ name: text, match: v.object({ path: text, headers: words, query: words }), action, hasFault: v.boolean(), source })

const virtualHost = v.object({ name: text, domains: v.array(text), routes: v.array(route), requiresTls: v.boolean() })

const proxy = v.object({
  name: text,
  kind: v.picklist(['sidecar', 'gateway']),
  namespace: text,
  labels: words,
  sidecar: source,
  members: v.array(text),
  clusters: v.array(cluster),
  listeners: v.array(v.object({ name: text, address: text, port: count, chains: v.array(chain) })),
  tables: v.array(v.object({ name: text, virtualHosts: v.array(virtualHost) })),
})

const environment = v.pipe(text, v.description("'' where manifests of no environment were compared"))

const effect = v.object({
  environment,
  kind: v.picklist(meshEffects),
  severity: v.picklist(['block', 'warn', 'info']),
  flag: v.pipe(text, v.description('What Envoy\'s access log will have, such as "503 NC"')),
  subject: text,
  before: text,
  after: text,
  message: text,
  why: text,
  source,
  classes: v.array(v.object({ name: text, workloads: count })),
})

const sides = v.object({ before: text, after: text })
const step = v.object({ name: sides, detail: sides })

const path = v.object({
  environment,
  severity: v.picklist(['block', 'warn', 'info']),
  flag: text,
  brokenAt: v.pipe(v.picklist(['route', 'cluster', 'endpoints', 'none']), v.description('The step that requests do not get to')),
  caller: v.object({ name: text, workloads: count }),
  route: step,
  cluster: step,
  endpoints: sides,
})

const graph = v.pipe(
  v.object({ paths: v.array(path), more: count }),
  v.description("The paths that a change touches most: from a class of proxies through a listener and a route to a cluster; '' is not there"),
)

const same = v.pipe(
  v.object({ clusters: count, listeners: count, routes: count }),
  v.description('What the change does not touch, each thing once, however many proxies have it'),
)

/** What the mesh room says, as the one document has it. */
export const mesh = v.object({ proxies: v.array(proxy), effects: v.array(effect), same, graph, unknown: v.array(text) })

export type MeshDocument = v.InferOutput<typeof mesh>
