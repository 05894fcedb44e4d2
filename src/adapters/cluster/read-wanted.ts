import { Failure } from '../../model/failure.ts'
import { apiVersionOf, keyOf, type Manifest, type ResourceId } from '../../model/manifest.ts'
import type { Wanted } from '../../ports/cluster.ts'
import { inParallel } from './in-parallel.ts'
import { get, listAll } from './objects.ts'
import { findResource, type Discovery, type Resource } from './served.ts'
import type { Server } from './server.ts'

type Batch = { readonly resource: Resource; readonly namespace: string; readonly ids: readonly ResourceId[] }

/** The live ones of the wanted objects. One that is not there, or whose kind is not served, is left out. */
export async function readWanted(server: Server, wanted: readonly Wanted[], hasVersions: boolean): Promise<readonly Manifest[]> {
  if (wanted.length === 0) return []
  const kinds = [...Map.groupBy(wanted, ({ id: { group, kind }, version }) => `${group}/${version}/${kind}`).values()]
  const discovery = await server.kinds.serving(kinds.flatMap(([first]) => (first === undefined ? [] : [kindOf(first)])))
  const batches = kinds.flatMap((ofKind) => batchesOf(server, ofKind, discovery))
  const found = await inParallel(batches, (batch) => readBatch(server, batch, hasVersions))
  return found.flat()
}

const kindOf = ({ id: { group, kind }, version }: Wanted) => ({ group, kind, version })

/** Objects of one kind: those in one namespace are read together. */
function batchesOf(server: Server, ofKind: readonly Wanted[], discovery: Discovery): readonly Batch[] {
  const [first] = ofKind
  const resource = first === undefined ? undefined : findResource(discovery, kindOf(first))
  if (first !== undefined && resource === undefined) refuseIfDown(server, discovery, first)
  if (resource === undefined) return []
  const ids = ofKind.map(({ id }) => id).filter(({ namespace, name }) => isName(name) && (namespace === '' || isName(namespace)))
  const byNamespace = Map.groupBy(ids, ({ namespace }) => (resource.isNamespaced ? namespace || server.namespace : ''))
  return [...byNamespace].map(([namespace, together]) => ({ resource, namespace, ids: together }))
}

/** No object is called "." or "..", and in a URL they would lead elsewhere. */
const isName = (name: string): boolean => !['', '.', '..'].includes(name)

/** A kind whose own server is down is not absent: nobody knows. */
function refuseIfDown({ name }: Server, { down }: Discovery, { id, version }: Wanted): void {
  const apiVersion = apiVersionOf(id.group, version)
  if (!down.includes(apiVersion)) return
  throw new Failure('cluster-refused', `The cluster ${name}: the server of ${apiVersion} does not answer, so ${id.kind} ${id.name} cannot be read`, {
    hint: `kubectl --context ${name} get apiservice ${version}.${id.group} shows why`,
  })
}

/** One list for several objects, of which only they are kept, and one get for a single one. */
async function readBatch(server: Server, { resource, namespace, ids }: Batch, hasVersions: boolean): Promise<readonly Manifest[]> {
  const where = { resource, ...(namespace === '' ? {} : { namespace }) }
  const names = new Set(ids.map(({ name }) => name))
  // Spinnaker deploys ConfigMaps and Secrets as NAME-v001: only a list can tell.
  const mayBeVersioned = hasVersions && resource.group === '' && ['ConfigMap', 'Secret'].includes(resource.kind)
  const isVersion = ({ id }: Manifest): boolean => mayBeVersioned && names.has(id.name.replace(/-v\d{3,}$/, ''))
  const isListed = ids.length > 1 && resource.verbs.includes('list')
  const found = isListed
    ? await listAll(server, where, (manifest) => names.has(manifest.id.name) || isVersion(manifest))
    : await inParallel(ids, ({ name }) => get(server, where, name))
  const live = new Map(found.flatMap((manifest) => (manifest === undefined ? [] : [[manifest.id.name, manifest]])))
  const versions = [...live.values()].filter((manifest) => !names.has(manifest.id.name))
  // Under the identity that was asked for: a cluster-scoped object may be wanted with a namespace that the server drops.
  return [...ids.flatMap((id) => withIdentity(live.get(id.name), id)), ...versions]
}

const withIdentity = (manifest: Manifest | undefined, id: ResourceId): readonly Manifest[] =>
  manifest === undefined ? [] : [keyOf(manifest.id) === keyOf(id) ? manifest : { ...manifest, id }]
