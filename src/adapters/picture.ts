import type { ClusterFacts } from '../model/facts.ts'
import { Failure } from '../model/failure.ts'
import { textAt } from '../model/json.ts'
import { keyOf, type Manifest } from '../model/manifest.ts'
import type { Cluster } from '../ports/cluster.ts'
import type { ServerView } from '../ports/server-view.ts'

/** A cluster that answers from a picture of itself: for the demo, where there is none. It can be read and not be changed. */
export function createPicture(facts: ClusterFacts, live: readonly Manifest[]): Cluster {
  const byKey = new Map(live.map((manifest) => [keyOf(manifest.id), manifest]))
  const read: Cluster['read'] = async (wanted) => wanted.flatMap(({ id }) => byKey.get(keyOf(id)) ?? [])
  return {
    isVerified: true,
    credentialProgram: '',
    uid: async () => facts.uid,
    answers: async () => true,
    facts: async () => facts,
    eachPage: async ({ group, kind }, visit) => {
      const listed = facts.live.find((one) => one.group === group && one.kind === kind)
      await visit(listed?.objects ?? [])
      return listed?.gap ?? 'the picture of the cluster does not show them'
    },
    read,
    readWithVersions: read,
    labelled: async ({ key, value }, { kinds }) =>
      live.filter((manifest) => isOfKind(manifest, kinds) && textAt(manifest.body, 'metadata', 'labels', key) === value),
    events: async () => [],
    awaitEstablished: async () => {
      throw new Failure('cluster-refused', 'Cannot apply to a picture of a cluster', { hint: 'npm run demo -- --cluster applies to a real API server' })
    },
  }
}

const isOfKind = ({ id }: Manifest, kinds: readonly { readonly group: string; readonly kind: string }[]): boolean =>
  kinds.some(({ group, kind }) => group === id.group && kind === id.kind)

/** Such a picture has no schemas, and nothing can be tried on it. */
export const createPictureView = (): ServerView => ({
  schemaPlaces: async () => new Map(),
  schemas: async () => null,
  dryRun: async () => ({ kind: 'refused', why: 'this is a picture of a cluster' }),
})
