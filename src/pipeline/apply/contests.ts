import { contestOf, type Contest, type Contested } from '../../apply/apply.ts'
import type { ConflictRule } from '../../model/conflict.ts'
import { Failure } from '../../model/failure.ts'
import { keyOf, nameOf, type Manifest } from '../../model/manifest.ts'
import type { Work } from './work.ts'

/** Who keeps what of live objects, as they were read. Failure 'cluster-refused' where a rule says stop. */
export function contestsIn({ options, environment, sending }: Work, live: readonly Manifest[]): readonly Contest[] {
  const isClientSide = options.mode === 'client'
  const rules = options.isForced || isClientSide ? takeAll : environment.conflicts
  const liveOf = new Map(live.map((manifest) => [keyOf(manifest.id), manifest]))
  const found = sending.flatMap((desired) => contestIn(desired, liveOf.get(keyOf(desired.id)), rules))
  const contests = isClientSide ? found.map(asKubectlDoes) : found
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

// What --force-conflicts and client-side apply do to everybody's fields.
const takeAll: readonly ConflictRule[] = [{ manager: { text: '*', fits: () => true }, path: { text: '*', fits: () => true }, decision: 'take' }]

/** Client-side apply takes what it sets, and hands nothing over before. */
const asKubectlDoes = (contest: Contest): Contest => ({ ...contest, prepared: undefined, migratedFrom: [] })

function contestIn(desired: Manifest, live: Manifest | undefined, rules: readonly ConflictRule[]): readonly Contest[] {
  if (live === undefined) return []
  const contest = contestOf(desired, live, rules)
  return contest.prepared === undefined && contest.contested.length === 0 ? [] : [contest]
}

/** By whom and since when. */
export const ownedBy = ({ manager, operation, time }: Contested): string =>
  `"${manager}" owns it with another value (${operation}${time === '' ? '' : `, last at ${time}`})`
