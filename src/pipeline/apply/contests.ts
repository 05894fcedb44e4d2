import { contestOf, type Contest, type Contested } from '../../apply/apply.ts'
import { Failure } from '../../model/failure.ts'
import { keyOf, nameOf, type Manifest } from '../../model/manifest.ts'
import type { Cluster } from '../../ports/cluster.ts'
import type { Work } from './work.ts'

/** Who keeps what of the objects that live already, as they are at this moment. None where kubectl itself is to decide, or to take all. Failure 'cluster-refused' where a rule says stop. */
export async function contestsOf({ options, environment, sending }: Work, cluster: Cluster): Promise<readonly Contest[]> {
  if (options.mode === 'client' || options.isForced) return []
  const live = new Map((await cluster.read(sending)).map((manifest) => [keyOf(manifest.id), manifest]))
  const contests = sending.flatMap((desired) => contestIn(desired, live.get(keyOf(desired.id)), environment.conflicts))
  const stopped = contests.flatMap((contest) => contest.contested.filter(({ decision }) => decision === 'stop').map((one) => ({ contest, one })))
  if (stopped.length === 0) return contests
  throw new Failure(
    'cluster-refused',
    `Cannot apply to ${environment.name}: others own ${stopped.length} fields that this environment must not take or leave`,
    {
      hint: 'Settle with them who owns the field, or change the rule in environment.yml: conflicts',
      problems: stopped.map(({ contest, one }) => ({ file: nameOf(contest.live.id), line: 0, column: 0, path: one.path, message: ownedBy(one), hint: '' })),
    },
  )
}

function contestIn(desired: Manifest, live: Manifest | undefined, rules: Work['environment']['conflicts']): readonly Contest[] {
  if (live === undefined) return []
  const contest = contestOf(desired, live, rules)
  return contest.prepared === undefined && contest.contested.length === 0 ? [] : [contest]
}

/** By whom and since when. */
export const ownedBy = ({ manager, operation, time }: Contested): string =>
  `"${manager}" owns it with another value (${operation}${time === '' ? '' : `, last at ${time}`})`

const takenIn = (contests: readonly Contest[]): ReadonlySet<string> =>
  new Set(
    contests.flatMap(({ live, contested }) =>
      contested.filter(({ decision }) => decision === 'take').map(({ path, manager }) => JSON.stringify([keyOf(live.id), path, manager])),
    ),
  )

/** An edit by hand that came after the question was asked was not consented to. Failure 'stale'. */
export function refuseUnseen(seen: readonly Contest[], now: readonly Contest[]): void {
  const known = takenIn(seen)
  const unseen = [...takenIn(now)].filter((one) => !known.has(one))
  if (unseen.length === 0) return
  throw new Failure(
    'stale',
    `Cannot apply: ${unseen.length} ${unseen.length === 1 ? 'field was' : 'fields were'} edited by hand since the check. Nothing was applied`,
    {
      hint: 'Look at them with npm run check, then apply again',
    },
  )
}
