import { reasonsOf } from '../../../apply/apply.ts'
import type { ClusterEvent } from '../../../model/cluster-event.ts'
import { Failure } from '../../../model/failure.ts'
import { nameOf } from '../../../model/manifest.ts'
import type { Problem } from '../../../model/problem.ts'
import { maskOf, secretValuesIn } from '../../../model/secret-values.ts'
import type { Cluster } from '../../../ports/cluster.ts'
import type { Unready, Watch } from './watch.ts'

/** Why apply cannot go on: every object that is not ready, its own conditions, and the last events about it. */
export async function notReady(unready: readonly Unready[], { isHopeless, work, target }: { isHopeless: boolean } & Watch): Promise<Failure> {
  const mask = maskOf(work.desired.filter(({ id }) => id.group === '' && id.kind === 'Secret').flatMap(({ body }) => secretValuesIn(body)))
  const events = await eventsAround(unready, target.cluster)
  const what = unready.length === 1 ? 'an object is' : `${unready.length} objects are`
  const when = isHopeless ? 'and one has failed' : `after ${work.options.timeoutMs / 1000} s`
  return new Failure('not-ready', `Cannot go on: ${what} not ready ${when}, expected all to be`, {
    hint: 'Mend what is listed, or give it longer with --timeout 10m; then apply again: what is there already is applied as it is',
    problems: unready.map((one) => problemOf(one, events.get(namespaceOf(one)) ?? [], mask)),
  })
}

function problemOf({ manifest, live, readiness }: Unready, events: readonly ClusterEvent[], mask: (text: string) => string): Problem {
  const reasons = live === undefined ? [] : reasonsOf(live, events, mask)
  return { file: nameOf(manifest.id), line: 0, column: 0, path: '', message: [readiness.why, ...reasons].join('\n'), hint: '' }
}

/** Events about what has no namespace are in "default". */
const namespaceOf = ({ manifest }: Unready): string => manifest.id.namespace || 'default'

/** Events only explain: where they cannot be read, what is not ready is told without them. */
async function eventsAround(unready: readonly Unready[], cluster: Cluster): Promise<ReadonlyMap<string, readonly ClusterEvent[]>> {
  const namespaces = [...new Set(unready.map(namespaceOf))]
  const found = await Promise.all(namespaces.map(async (namespace) => [namespace, await cluster.events(namespace).catch(refused)] as const))
  return new Map(found)
}

function refused(error: unknown): readonly ClusterEvent[] {
  if (error instanceof Failure) return []
  throw error
}
