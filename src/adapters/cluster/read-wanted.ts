import { Failure } from '../../model/failure.ts'
import { apiVersionOf, keyOf, type Manifest, type ResourceId } from '../../model/manifest.ts'
import { discover, findResource, type Discovery, type Resource } from './discovery.ts'
import type { Wanted } from '../../ports/cluster.ts'
import { inParallel } from './in-parallel.ts'
import { get, listAll } from './objects.ts'
import type { Server } from './server.ts'

type Batch = { readonly resource: Resource; readonly namespace: string; readonly ids: readonly ResourceId[] }

/** The live ones of the wanted objects. One that is not there, or whose kind is not served, is left out. */
export async function readWanted(server: Server, wanted: readonly Wanted[], hasVersions: boolean): Promise<readonly Manifest[]> {
  if (wanted.length === 0) return []
  const batches = batchesOf(server, wanted, await discover(server))
  const found = await inParallel(batches, (batch) => readBatch(server, batch, hasVersions))
  return found.flat()
}

/** Objects of one kind in one namespace are read together. */
function batchesOf(server: Server, wanted: readonly Wanted[], discovery: Discovery): readonly Batch[] {
  const found = wanted.flatMap(({ id, version }) => {
    const resource = findResource(discovery, { ...id, version })
    if (resource === undefined) refuseIfDown(server, discovery, { id, version })
    const isReadable = isName(id.name) && (id.namespace === '' || isName(id.namespace))
    return resource === undefined || !isReadable ? [] : [{ resource, namespace: resource.isNamespaced ? id.namespace || server.namespace : '', id }]
  })
  const batches = Map.groupBy(found, ({ resource: { group, version, plural }, namespace }) => JSON.stringify([group, version, plural, namespace]))
  return [...batches.values()].flatMap((batch) => {
    const [first] = batch
    return first === undefined ? [] : [{ resource: first.resource, namespace: first.namespace, ids: batch.map(({ id }) => id) }]
  })
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
