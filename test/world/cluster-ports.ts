import { loadAll } from 'js-yaml'
import { Failure } from '../../src/model/failure.ts'
import type { PatchOperation } from '../../src/model/change.ts'
import { fromJsonText, isObject, listAt, textAt, type Json, type JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { ServedKind } from '../../src/model/facts.ts'
import type { ClusterWrites, Written } from '../../src/ports/cluster-writes.ts'
import type { Cluster } from '../../src/ports/cluster.ts'
import type { Kubectl } from '../../src/ports/kubectl.ts'
import type { Timer } from '../../src/ports/timer.ts'
import type { Answer, Server } from './server.ts'

/** One request: time passes, and whatever happens to requests happens. */
export type Request = <T>(what: string, work: () => T) => Promise<T>

export function clusterOf(server: Server, { request, timer, time }: { request: Request; timer: Timer; time: () => string }): Cluster {
  const listed = (matches: (object: Manifest) => boolean) => request('list', () => server.list().filter(matches))
  const isEstablished = (name: string): boolean => server.list().some((object) => object.id.name === name && isServed(object))
  const read: Cluster['read'] = (wanted) => request('read', () => wanted.flatMap(({ id }) => server.get(id) ?? []))
  return {
    isVerified: true,
    credentialProgram: '',
    uid: async () => 'this-cluster',
    answers: async () => true,
    facts: async () => ({
      source: 'live',
      takenAt: time(),
      kubeVersion: 'v1.36.3',
      uid: 'this-cluster',
      served: [...builtIn, ...(await listed(isDefinition)).filter(isServed).map(servedBy)],
      crds: await listed(isDefinition),
      live: [],
      down: [],
      owned: [],
    }),
    eachPage: async ({ group, kind }, visit) => {
      await visit(await listed(({ id }) => id.group === group && id.kind === kind))
      return ''
    },
    read,
    readWithVersions: read,
    labelled: ({ key, value }, { kinds }) =>
      listed(({ id, body }) => kinds.some(({ group, kind }) => id.group === group && id.kind === kind) && textAt(body, 'metadata', 'labels', key) === value),
    events: async () => [],
    awaitEstablished: async (names, limitMs) => {
      const begun = timer.elapsed()
      while (!(await request('watch', () => names.every(isEstablished)))) {
        if (timer.elapsed() - begun > limitMs) throw new Failure('cluster-refused', 'Cannot wait: a CRD is not Established', { hint: 'Apply again' })
        await timer.sleep(500)
      }
    },
  }
}

const builtIn: readonly ServedKind[] = [
  { group: '', version: 'v1', kind: 'Namespace', plural: 'namespaces', isNamespaced: false },
  { group: '', version: 'v1', kind: 'ConfigMap', plural: 'configmaps', isNamespaced: true },
  { group: 'apiextensions.k8s.io', version: 'v1', kind: 'CustomResourceDefinition', plural: 'customresourcedefinitions', isNamespaced: false },
  { group: 'coordination.k8s.io', version: 'v1', kind: 'Lease', plural: 'leases', isNamespaced: true },
]

const isDefinition = ({ id }: Manifest): boolean => id.kind === 'CustomResourceDefinition'

const isServed = ({ body }: Manifest): boolean =>
  listAt(body, 'status', 'conditions').some((one) => textAt(one, 'type') === 'Established' && textAt(one, 'status') === 'True')

const servedBy = ({ body }: Manifest): ServedKind => ({
  group: textAt(body, 'spec', 'group') ?? '',
  version: 'v1',
  kind: textAt(body, 'spec', 'names', 'kind') ?? '',
  plural: textAt(body, 'spec', 'names', 'plural') ?? '',
  isNamespaced: true,
})

export function writesOf(server: Server, request: Request): ClusterWrites {
  const write = async (what: string, work: () => Answer): Promise<Written> => {
    const answer = await request(what, work)
    if (answer.kind === 'ok') return { kind: 'done', object: answer.object }
    return answer.kind === 'not found' ? { kind: 'gone' } : { kind: 'moved' }
  }
  return {
    get: ({ id }) => request('get', () => server.get(id)),
    create: (body) => write('create', () => server.create(body, 'sluice-itself')),
    replace: (body) => write('replace', () => server.put(body, 'sluice-itself')),
    patch: ({ id }, operations, resourceVersion) => write('patch', () => server.giveOwners(id, managedFieldsIn(operations), resourceVersion)),
    remove: ({ id }, precondition) => write('remove', () => server.remove(id, precondition)),
  }
}

/** The only thing that is ever patched. */
function managedFieldsIn([operation, ...others]: readonly PatchOperation[]): readonly Json[] {
  if (others.length === 0 && operation?.op === 'replace' && operation.path === '/metadata/managedFields') return listAt({ value: operation.value }, 'value')
  throw new Error('Only owners are patched in this world')
}

/** kubectl as Sluice calls it: one object after the other, and what is refused does not stop the rest. */
export function kubectlOf(server: Server, request: Request): Kubectl {
  return {
    version: async () => 'v1.36.3',
    place: async () => ({ path: '/kubectl', origin: 'PATH' }),
    apply: async (stream, { isForced, signal }) => {
      const refused: string[] = []
      for (const body of loadAll(stream).map(decoded)) {
        if (signal?.aborted === true) throw new Failure('interrupted', 'kubectl was ended', { hint: 'Apply again' })
        const answer = await request('apply', () => server.apply(body, { manager: 'sluice', isForced }))
        if (answer.kind !== 'ok') refused.push(`${textAt(body, 'kind')} ${textAt(body, 'metadata', 'name')}: ${answer.kind}`)
      }
      if (refused.length > 0) throw new Failure('cluster-refused', `Cannot apply: ${refused.join(', ')}`, { hint: 'Apply again' })
      return []
    },
  }
}

function decoded(document: unknown): JsonObject {
  const value = fromJsonText(JSON.stringify(document))
  if (isObject(value)) return value
  throw new Error('A stream holds objects only')
}
