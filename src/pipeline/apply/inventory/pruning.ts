import { prunePlan, type PrunePlan } from '../../../apply/apply.ts'
import { Failure } from '../../../model/failure.ts'
import { leftOverIn } from '../../facts/inventory-members.ts'
import type { Work } from '../work.ts'

/** What an apply would delete, and what it leaves. */
export type Pruning = {
  readonly isOn: boolean
  /** Members that are no longer rendered. Undefined where only a part of the releases is applied: nobody knows what the others have. */
  readonly plan: PrunePlan | undefined
}

/** Looks, before anybody is asked, for what left `rendered/`. */
export async function pruningOf(work: Work): Promise<Pruning> {
  const { options, environment, desired, ports } = work
  const isOn = environment.prune.isOn || options.prune.isOn || options.prune.named.length > 0
  if (options.releases.length > 0) {
    if (options.prune.isOn || options.prune.named.length > 0) throw notInPart()
    return { isOn: false, plan: undefined }
  }
  const leaving = await leftOverIn(environment, desired, await ports.cluster(environment.context))
  const plan = prunePlan(leaving, namedIn(work))
  refuseOwnEnd(work, plan)
  return { isOn, plan }
}

const namedIn = ({ options, environment }: Work): readonly string[] => [...environment.prune.named, ...options.prune.named]

const notInPart = (): Failure =>
  new Failure('usage', 'Cannot prune with --release: what the other releases have would be left over too, expected the whole environment', {
    hint: 'Leave --release out',
  })

/** A lock that goes with its namespace keeps nobody away. */
function refuseOwnEnd({ environment: { name, inventory } }: Work, { deleted }: PrunePlan): void {
  if (!deleted.some(({ id }) => id.group === '' && id.kind === 'Namespace' && id.name === inventory.namespace)) return
  throw new Failure('config-invalid', `Cannot apply to ${name}: its lock and inventory live in the namespace ${inventory.namespace}, which it would delete`, {
    hint: 'Do not name that namespace for pruning, or keep them elsewhere: inventory.namespace',
  })
}
