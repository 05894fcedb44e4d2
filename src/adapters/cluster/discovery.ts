import { at, compareText, listAt, textAt, type Json } from '../../model/json.ts'
import { apiVersionOf, splitApiVersion } from '../../model/manifest.ts'
import { failureOf } from './failures.ts'
import { inParallel } from './in-parallel.ts'
import type { Discovery, Resource } from './served.ts'
import type { Server } from './server.ts'

type Asked = Pick<Server, 'name' | 'ask'>

// The answer of one request holds every group since Kubernetes 1.26 (v2beta1) and 1.30 (v2); older servers send the plain form.
const aggregated = ['v2', 'v2beta1'].map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
const accept = [...aggregated, 'application/json'].join(',')

/** Every kind that the cluster serves now. */
export async function discover(server: Asked): Promise<Discovery> {
  const answers = await inParallel(['/api', '/apis'], (path) => ask(server, path, accept))
  const found = await inParallel(answers, async (answer) => (textAt(answer, 'kind') === 'APIGroupDiscoveryList' ? groupsOf(answer) : oneByOne(server, answer)))
  return { served: found.flatMap(({ served }) => served), down: found.flatMap(({ down }) => down).toSorted(compareText) }
}

async function ask(server: Asked, path: string, as?: string): Promise<Json> {
  const reply = await server.ask(path, as)
  if (reply.kind !== 'ok') throw failureOf(server, reply, { verb: 'get', resource: path })
  return reply.body
}

function groupsOf(answer: Json): Discovery {
  const versions = listAt(answer, 'items').flatMap((item) =>
    listAt(item, 'versions').map((version) => ({ group: textAt(item, 'metadata', 'name') ?? '', body: version })),
  )
  return {
    served: versions.flatMap(({ group, body }) =>
      listAt(body, 'resources').flatMap((resource) => aggregatedResource(group, textAt(body, 'version') ?? '', resource)),
    ),
    down: versions.filter(({ body }) => isDown(body)).map(({ group, body }) => apiVersionOf(group, textAt(body, 'version') ?? '')),
  }
}

const isDown = (body: Json): boolean => textAt(body, 'freshness') === 'Stale' && listAt(body, 'resources').length === 0

function aggregatedResource(group: string, version: string, body: Json): readonly Resource[] {
  const kind = textAt(body, 'responseKind', 'kind')
  const plural = textAt(body, 'resource')
  if (kind === undefined || plural === undefined) return []
  return [{ group, version, kind, plural, isNamespaced: textAt(body, 'scope') === 'Namespaced', verbs: verbsOf(body) }]
}

/** The plain form: a list of versions, then one request for each. */
async function oneByOne(server: Asked, answer: Json): Promise<Discovery> {
  const core = listAt(answer, 'versions').flatMap((version) => (typeof version === 'string' ? [version] : []))
  const others = listAt(answer, 'groups').flatMap((group) => listAt(group, 'versions').flatMap((version) => textAt(version, 'groupVersion') ?? []))
  const found = await inParallel([...core, ...others], (apiVersion) => resourcesOf(server, apiVersion))
  return { served: found.flatMap(({ served }) => served), down: found.flatMap(({ down }) => down) }
}

/** A group whose own server is down answers 503 here, while all others are well. */
async function resourcesOf(server: Asked, apiVersion: string): Promise<Discovery> {
  const { group, version } = splitApiVersion(apiVersion)
  const reply = await server.ask(`${group === '' ? '/api' : '/apis'}/${apiVersion}`)
  if (reply.kind !== 'ok') return { served: [], down: [apiVersion] }
  return { served: listAt(reply.body, 'resources').flatMap((resource) => plainResource(group, version, resource)), down: [] }
}

function plainResource(group: string, version: string, body: Json): readonly Resource[] {
  const kind = textAt(body, 'kind')
  const plural = textAt(body, 'name')
  // "deployments/scale" is a subresource: another view of an object, no object.
  if (kind === undefined || plural === undefined || plural.includes('/')) return []
  return [{ group, version, kind, plural, isNamespaced: at(body, 'namespaced') === true, verbs: verbsOf(body) }]
}

const verbsOf = (body: Json): readonly string[] => listAt(body, 'verbs').filter((verb) => typeof verb === 'string')
