import type { Parent } from '../../../apply/apply.ts'
import { Failure } from '../../../model/failure.ts'
import type { AppliedRecord, GroupKind } from '../../../model/inventory.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { holderOf } from '../lock/locked.ts'
import { openInventory } from './open-inventory.ts'
import type { Pruning } from './pruning.ts'
import type { Target } from '../target.ts'
import type { Work } from '../work.ts'

/**
 * Names in the inventory, before anything is applied, wherever members may live: what lived before and what is coming. When all is done, only where they do. Between,
 * each wave writes it again first: who no longer holds it does not get that far.
 */
export async function keepInventory<T>(work: Work, { target, pruning, seen }: Keeping, inner: (fence: () => Promise<void>) => Promise<T>): Promise<T> {
  const { writes, held } = target
  const run = holderOf(work.ports.runner)
  const coming = placesOf(work.sending)
  held.check()
  const first = (before: Parent): Parent => {
    refuseOvertaken(work, seen, before.record)
    return { ...union(before, coming), run, record: before.record }
  }
  const inventory = await openInventory(work.environment.inventory, { writes, first })
  const before = { ...union(inventory.before, coming), run, record: inventory.before.record }
  const fence = async (): Promise<void> => {
    held.check()
    await inventory.write(before)
  }
  const result = await inner(fence)
  held.check()
  await inventory.write({ ...placesAfter(before, coming, pruning), run, record: recordOf(work) })
  return result
}

type Keeping = { readonly target: Omit<Target, 'fence'>; readonly pruning: Pruning; readonly seen: AppliedRecord | undefined }

/** A plan that waited for the lock while another revision was applied would take that back, and nobody decided so. */
function refuseOvertaken({ environment, revision }: Work, seen: AppliedRecord | undefined, now: AppliedRecord | undefined): void {
  if (now === undefined || [seen?.revision, revision].includes(now.revision)) return
  throw new Failure('stale', `Cannot apply to ${environment.name}: ${now.who} applied ${now.revision.slice(0, 7)} there since the check. Nothing was applied`, {
    hint: `npm run check -- --env ${environment.name} shows what this would change now`,
  })
}

/** Where members live when all is done. Of what other releases have, nobody knows. */
function placesAfter(before: Places, coming: Places, { isOn, plan }: Pruning): Places {
  if (plan === undefined) return before
  const left = [...(isOn ? [] : plan.deleted), ...plan.kept.map(({ manifest }) => manifest)]
  return union(coming, placesOf(left))
}

type Places = Pick<Parent, 'kinds' | 'namespaces'>

const placesOf = (manifests: readonly Manifest[]): Places => ({
  kinds: manifests.map(({ id: { group, kind } }): GroupKind => ({ group, kind })),
  namespaces: manifests.map(({ id }) => id.namespace),
})

const union = (one: Places, other: Places): Places => ({ kinds: [...one.kinds, ...other.kinds], namespaces: [...one.namespaces, ...other.namespaces] })

function recordOf({ options, revision, environment, digest, ports }: Work): AppliedRecord {
  const { who, where } = ports.runner
  const lock = options.lock.isOff ? 'none' : 'held'
  return { environment: environment.name, revision, stream: digest, time: ports.clock.time(), who, where, lock }
}
