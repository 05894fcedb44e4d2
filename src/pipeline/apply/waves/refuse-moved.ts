import { movedObjects, type Contest } from '../../../apply/apply.ts'
import { Failure } from '../../../model/failure.ts'
import { toJsonText } from '../../../model/json.ts'
import { keyOf, nameOf, type Manifest } from '../../../model/manifest.ts'
import type { Problem } from '../../../model/problem.ts'
import type { Seen } from '../seen.ts'

type Now = Pick<Seen, 'live' | 'contests'>

/**
 * Stops where what is about to be written is not what somebody consented to: an object that was deleted or made anew, a CRD that says something else, a field that
 * others wrote since. Failure 'stale' names each. `sending` are the objects that were looked at now.
 */
export function refuseMoved(seen: Now, now: Now, sending: readonly Manifest[]): void {
  const looked = new Set(sending.map(({ id }) => keyOf(id)))
  const before = seen.live.filter(({ id }) => looked.has(keyOf(id)))
  const objects = movedObjects(before, now.live).map(({ object, path, why }) => problemOf(object, path, why))
  const problems = [...objects, ...unseenIn(seen.contests, now.contests)]
  if (problems.length === 0) return
  throw new Failure(
    'stale',
    `Cannot go on: ${problems.length} ${problems.length === 1 ? 'thing' : 'things'} that this would write over moved since the check`,
    {
      hint: 'Look at it as it is now with npm run check, then apply again',
      problems,
    },
  )
}

/** Fields of others that are written over now, and were not when somebody consented. */
function unseenIn(seen: readonly Contest[], now: readonly Contest[]): readonly Problem[] {
  const known = new Set(seen.flatMap(takingsOf).map(({ key }) => key))
  return now
    .flatMap(takingsOf)
    .filter(({ key }) => !known.has(key))
    .map(({ object, path, manager }) => problemOf(object, path, `"${manager}" wrote it`))
}

const takingsOf = ({ live, overwritten }: Contest) =>
  overwritten.map(({ path, manager, value }) => ({
    key: toJsonText([keyOf(live.id), path, manager, value ?? 'gone']),
    object: nameOf(live.id),
    path,
    manager,
  }))

const problemOf = (file: string, path: string, message: string): Problem => ({ file, line: 0, column: 0, path, message, hint: '' })
