import type { ConflictRule, Decision } from '../../model/conflict.ts'
import { isSame, listAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { decisionOn } from './decide.ts'
import { conflictsOf, type Conflict } from './owned.ts'
import { migrated, takenOver } from './ownership.ts'
import { without } from './yielded.ts'

export type Contested = Conflict & { readonly decision: Decision }

/** How one object is applied where others own parts of it. */
export type Contest = {
  /** What is sent: without the fields that are left to others. */
  readonly sending: Manifest
  readonly live: Manifest
  /** The live object with ownership as it must be before it is sent; undefined where that needs no change. */
  readonly prepared: Manifest | undefined
  /** Client-side tools whose fields become ours. */
  readonly migratedFrom: readonly string[]
  readonly contested: readonly Contested[]
  /** All that sending it takes from others, what client-side tools hand over too: nobody may be robbed of more than somebody consented to. */
  readonly overwritten: readonly Conflict[]
}

/** An object to be sent and the live one → who keeps what. The rules are those of the environment. */
export function contestOf(desired: Manifest, live: Manifest, rules: readonly ConflictRule[]): Contest {
  const migration = migrated(live)
  const contested = conflictsOf(desired, migration.live).map((conflict) => ({ ...conflict, decision: decisionOn(conflict, rules) }))
  const withDecision = (decision: Decision): readonly Contested[] => contested.filter((one) => one.decision === decision)
  const prepared = takenOver(migration.live, withDecision('take'))
  const isChanged = !isSame(listAt(prepared.body, 'metadata', 'managedFields'), listAt(live.body, 'metadata', 'managedFields'))
  return {
    sending: without(desired, withDecision('yield')),
    live,
    prepared: isChanged ? prepared : undefined,
    migratedFrom: migration.from,
    contested,
    overwritten: conflictsOf(desired, live).filter((conflict) => !withDecision('yield').some((left) => isOneField(left, conflict))),
  }
}

const isOneField = (left: Conflict, right: Conflict): boolean => left.manager === right.manager && left.path === right.path
