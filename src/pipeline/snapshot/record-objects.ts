import type { SnapshotPage } from '../../config/config.ts'
import type { ClusterFacts, LiveObjects } from '../../model/facts.ts'
import { compareText, listAt, textAt, toJsonText } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Cluster } from '../../ports/cluster.ts'
import type { Packing } from '../../ports/packing.ts'
import { withoutOwners, withOwners } from './recorded-owners.ts'

/** What a snapshot is written from. */
export type Recording = Objects & { readonly facts: ClusterFacts }

type Objects = { readonly count: number; readonly pages: readonly SnapshotPage[] }

type Kind = Pick<LiveObjects, 'group' | 'kind'>

type Wanted = {
  /** Whose objects. */
  readonly kinds: readonly Kind[]
  /** 'names': who they are and the versions that managers applied at. */
  readonly content: 'none' | 'names' | 'whole'
  readonly packing: Packing
}

/** The objects of some kinds of a cluster, packed page by page: no more than one page of objects is held at a time. */
export async function recordObjects(cluster: Pick<Cluster, 'eachPage'>, { kinds, content, packing }: Wanted) {
  const [live, pages]: [LiveObjects[], SnapshotPage[]] = [[], []]
  let count = 0
  for (const { group, kind } of kinds) {
    const gap = await cluster.eachPage({ group, kind }, async (objects) => {
      count += objects.length
      if (objects.length > 0) pages.push({ group, kind, objects: await packing.pack(toJsonText(objects.map(content === 'names' ? nameOnly : withOwners))) })
    })
    live.push({ group, kind, content: content === 'names' ? 'names' : 'whole', objects: [], gap })
  }
  return { live, count, pages }
}

/** The custom kinds of CRDs, in an order that hangs on their names alone. */
export const customKinds = (crds: readonly Manifest[]): readonly Kind[] =>
  crds
    .map(({ body }) => ({ group: textAt(body, 'spec', 'group') ?? '', kind: textAt(body, 'spec', 'names', 'kind') ?? '' }))
    .toSorted((left, right) => compareText(left.group, right.group) || compareText(left.kind, right.kind))

function nameOnly(whole: Manifest): Manifest {
  const { id, version, body } = withoutOwners(whole)
  const { name, namespace } = id
  const metadata = { name, ...(namespace === '' ? {} : { namespace }), managedFields: listAt(body, 'metadata', 'managedFields') }
  return { id, version, body: { apiVersion: body['apiVersion'] ?? '', kind: id.kind, metadata } }
}
