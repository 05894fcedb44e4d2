import { textAt } from '../../model/json.ts'
import { nameOf, refOf, type Manifest } from '../../model/manifest.ts'
import { movesBetween, type Move } from '../injection/moves.ts'
import { namespaceOf } from '../objects/origin.ts'
import { rootNamespace } from '../registry/rule-pools.ts'
import type { MeshDraft, MeshRule } from '../rule.ts'

/** Workloads of a namespace enter or leave the mesh, or get another revision of it. */
export const injectionChanged: MeshRule = {
  id: 'mesh/injection-changed',
  why: 'A pod gets its sidecar when it is created: labels of the namespace, labels of the pod and the selectors of the webhook decide',
  judge: ({ before, after }) => {
    const groups = Map.groupBy(movesBetween(before.manifests, after.manifests), ({ workload, text }) => `${namespaceOf(workload.id)} ${text}`)
    const namespaces = new Map((after.kinds.get('/Namespace') ?? []).map((manifest) => [manifest.id.name, manifest]))
    const policies = (after.kinds.get('security.istio.io/PeerAuthentication') ?? []).filter(isStrict)
    return [...groups.values()].flatMap((moves) => draftsFor(moves, namespaces, policies))
  },
}

const isStrict = ({ body }: Manifest): boolean => textAt(body, 'spec', 'mtls', 'mode') === 'STRICT'

function draftsFor(moves: readonly Move[], namespaces: ReadonlyMap<string, Manifest>, policies: readonly Manifest[]): readonly MeshDraft[] {
  return moves.slice(0, 1).flatMap(({ workload, kind, text }) => {
    const namespace = namespaces.get(namespaceOf(workload.id))
    if (namespace === undefined) return []
    const { name } = namespace.id
    const strict = strictFor(kind, name, policies)
    return [
      {
        object: refOf(namespace),
        severity: kind === 'moves' ? 'info' : 'warn',
        effect: strict === '' ? 'behaviour-shifts' : 'clients-break',
        path: 'metadata.labels',
        message: `At the next rollout, ${moves.length} workload${moves.length === 1 ? '' : 's'} of ${name} will ${words[kind]}${strict}`,
        change: text,
        hits: moves.map((move) => nameOf(move.workload.id)),
        action: `Where that is meant: kubectl rollout restart deployment -n ${name}, and watch. Else put the labels back as they were.`,
      },
    ]
  })
}

const words = { enters: 'enter the mesh', leaves: 'leave the mesh', moves: 'get their sidecar from another revision' }

/** What STRICT does to who has no certificate: callers of what enters, servers that what leaves calls. */
function strictFor(kind: Move['kind'], namespace: string, policies: readonly Manifest[]): string {
  const named = policies.filter(({ id }) => kind === 'leaves' || id.namespace === namespace || id.namespace === rootNamespace).map(({ id }) => nameOf(id))
  if (kind === 'moves' || named.length === 0) return ''
  return `; ${kind === 'enters' ? 'their callers without a sidecar' : 'their own calls'} are cut off (UF) where STRICT holds: ${named.join(', ')}`
}
