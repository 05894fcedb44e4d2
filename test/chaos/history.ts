import { at, textAt, type JsonObject } from '../../src/model/json.ts'
import type { Write } from './audit.ts'
import type { Sight } from './look-around.ts'
import type { Edit, Plan } from './plan.ts'
import type { Ended } from './run.ts'
import type { User } from './scene.ts'

/** An apply or another verb that was run, and what it was given. */
export type Run = Ended & {
  readonly user: User
  readonly verb: string
  /** The commits that HEAD may have named while it ran. */
  readonly commits: readonly string[]
  /** Whether something was done to the world while it ran. */
  readonly isDisturbed: boolean
  /** Whether it came with a token that was made for what an earlier commit has. */
  readonly hasOldToken?: boolean
}

/** All that is known of one seed when it is over. */
export type History = {
  readonly place: string
  readonly plan: Plan
  /** Edits that found what they were to edit. */
  readonly edited: readonly Edit[]
  readonly runs: readonly Run[]
  readonly writes: readonly Write[]
  readonly revisions: ReadonlyMap<string, readonly JsonObject[]>
  readonly secret: string
  /** What lives once the calm apply is over, and what after one more. */
  readonly end: { readonly converged: Sight; readonly after: Sight }
}

/** What a run wrote of the release's objects. */
export const writesOf = (history: History, run: Run): readonly Write[] => history.writes.filter((write) => isBetween(history, run, write) && isOfObjects(write))

/** Whether its user sent it before that user's next run: a child may outlive the run that was killed. */
export function isBetween({ runs }: History, run: Run, { user, received }: Write): boolean {
  const next = runs.find((other) => other.user === run.user && other.from > run.from)
  return user === run.user && received >= run.from && (next === undefined || received < next.from)
}

/** The same of all applies, in the order of time. */
export const allObjectWrites = (history: History): readonly { readonly run: Run; readonly write: Write }[] =>
  applies(history)
    .flatMap((run) => writesOf(history, run).map((write) => ({ run, write })))
    .toSorted((left, right) => (left.write.received < right.write.received ? -1 : 1))

export const applies = ({ runs }: History): readonly Run[] => runs.filter(({ verb }) => verb === 'apply')

const kept: readonly string[] = ['leases.coordination.k8s.io', 'events', 'events.events.k8s.io']

/** Locks, Events, the inventory and questions about rights are Sluice's own book-keeping. */
function isOfObjects({ resource, isDryRun, sent, answer }: Write): boolean {
  const isInventory = [sent, answer].some((body) => at(body, 'metadata', 'labels', 'applyset.kubernetes.io/id') !== undefined)
  return !isDryRun && !isInventory && !kept.includes(resource) && !resource.endsWith('reviews.authorization.k8s.io')
}

export const describe = ({ verb, resource, namespace, name, received }: Write): string =>
  `${verb} ${resource} ${namespace === '' ? '' : `${namespace}/`}${name} at ${received}`

/** Whether a write is about this object, whatever its version. */
export function isAbout({ resource, name, namespace }: Write, object: JsonObject): boolean {
  const kind = (textAt(object, 'kind') ?? '').toLowerCase()
  const [plural = ''] = resource.split('.')
  const isKind = plural === `${kind}s` || plural === `${kind.replace(/y$/, 'ie')}s`
  // The audit log names a Namespace as within itself.
  return (
    isKind &&
    name === textAt(object, 'metadata', 'name') &&
    [textAt(object, 'metadata', 'namespace') ?? '', kind === 'namespace' ? name : undefined].includes(namespace)
  )
}
