import type { ClusterFacts, ServedKind } from '../../model/facts.ts'
import { textAt } from '../../model/json.ts'
import { compareIds, type Manifest } from '../../model/manifest.ts'
import { crdResource, definesKind } from './crds.ts'
import { failureOf, whyNot } from './failures.ts'
import { eachPage, largeObjectPageSize, listAll, questionOf, type Visit } from './objects.ts'
import type { Discovery, Resource } from './served.ts'
import type { Server } from './server.ts'

type Kind = { readonly group: string; readonly kind: string }

/** Version, served kinds and CRDs with their status. */
export async function readFacts(server: Server): Promise<ClusterFacts> {
  const [kubeVersion, uid, discovery, crds] = await Promise.all([
    readVersion(server),
    readUid(server),
    server.kinds.anew(),
    listAll(server, { resource: crdResource, pageSize: largeObjectPageSize }),
  ])
  return {
    source: 'live',
    takenAt: new Date().toISOString(),
    kubeVersion,
    uid,
    served: discovery.served.map(servedKind),
    crds: crds.toSorted((left, right) => compareIds(left.id, right.id)),
    live: [],
    down: discovery.down,
    owned: [],
  }
}

/** Clouds add to the version, as in "v1.33.1-eks-1"; helm takes it as the server says it, without the "v". */
async function readVersion(server: Server): Promise<string> {
  const reply = await server.ask('/version')
  if (reply.kind !== 'ok') throw failureOf(server, reply, { verb: 'get', resource: '/version' })
  return (textAt(reply.body, 'gitVersion') ?? '').replace(/^v/, '')
}

/** '' where this user may not read the namespace, or there is none: the identity of the cluster is then unknown, and all else may still be judged. */
export async function readUid(server: Server): Promise<string> {
  const reply = await server.ask('/api/v1/namespaces/kube-system')
  if (reply.kind === 'refused') return ''
  if (reply.kind !== 'ok') throw failureOf(server, reply, { verb: 'get', resource: 'namespaces' })
  return textAt(reply.body, 'metadata', 'uid') ?? ''
}

/** What says where the objects of a kind are. */
export async function readKinds(server: Server): Promise<Known> {
  const [discovery, crds] = await Promise.all([server.kinds.anew(), listAll(server, { resource: crdResource, pageSize: largeObjectPageSize })])
  return { discovery, crds }
}

/** The objects of one kind page by page, none of them kept; gives '' or why they are not all. */
export async function eachLivePage(server: Server, { known, ...kind }: Kind & { readonly known: Known }, visit: Visit): Promise<string> {
  const resource = resourceToList(known, kind)
  if (resource === undefined) return gapOfUnserved(known, kind)
  const refusal = await eachPage(server, { resource, pageSize: livePageSize }, visit)
  return refusal === undefined ? '' : whyNot(refusal, questionOf('list', { resource }))
}

// What is judged page by page holds one page at a time: 500 objects of 20 kB are 10 MB.
const livePageSize = 500

type Known = { readonly discovery: Discovery; readonly crds: readonly Manifest[] }

const definitionOf = ({ crds }: Known, { group, kind }: Kind): Manifest | undefined =>
  crds.find((crd) => definesKind(crd).group === group && definesKind(crd).kind === kind)

/**
 * At the storage version where it is served: what is stored then comes as it is, with no webhook that converts it and no
 * other version's schema that prunes it. Else at the version that the server prefers.
 */
function resourceToList(known: Known, wanted: Kind): Resource | undefined {
  const definition = definitionOf(known, wanted)
  const kinds = known.discovery.served.filter(({ group, kind }) => group === wanted.group && kind === wanted.kind)
  const storage = definition === undefined ? '' : definesKind(definition).storageVersion
  return kinds.find(({ version }) => version === storage) ?? kinds[0]
}

/** A kind that nobody defines has no objects; one that is defined and not served may have many. */
function gapOfUnserved(known: Known, wanted: Kind): string {
  const definition = definitionOf(known, wanted)
  if (definition !== undefined) return `${definition.id.name} is not served: its CRD is not Established`
  const isDown = known.discovery.down.some((apiVersion) => apiVersion.startsWith(`${wanted.group}/`))
  return isDown ? `the server of ${wanted.group} does not answer` : ''
}

const servedKind = ({ group, version, kind, plural, isNamespaced }: Resource): ServedKind => ({ group, version, kind, plural, isNamespaced })
