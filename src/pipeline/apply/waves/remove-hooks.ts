import { Failure } from '../../../model/failure.ts'
import { hookOf } from '../../../model/hook.ts'
import { textAt } from '../../../model/json.ts'
import { nameOf, type Manifest } from '../../../model/manifest.ts'
import type { Target } from '../target.ts'
import type { Work } from '../work.ts'

type Around = { readonly work: Work; readonly target: Target }

// Long enough that a controller, which may still write a Job's status, has done so: until then a delete of what was read does not hold.
const pauseMs = 500

/** Deletes those hooks that live and have the policy, and waits until they are gone. An object of that name that is no hook is nobody's to delete. */
export async function removeHooks(hooks: readonly Manifest[], policy: string, around: Around): Promise<void> {
  const { work, target } = around
  const { timer } = work.ports
  const chosen = hooks.filter((manifest) => hookOf(manifest)?.deletePolicies.includes(policy))
  const deadline = timer.elapsed() + work.options.timeoutMs
  let left = await liveHooks(chosen, target)
  while (left.length > 0) {
    if (timer.elapsed() >= deadline) throw notGone(left)
    target.held.check()
    for (const live of left) await (await target.writesOf(live.id)).remove({ id: live.id, version: live.version }, preconditionOf(live))
    left = await liveHooks(chosen, target)
    if (left.length > 0) await timer.sleep(pauseMs)
  }
}

async function liveHooks(chosen: readonly Manifest[], { cluster }: Target): Promise<readonly Manifest[]> {
  return (await cluster.read(chosen)).filter((live) => hookOf(live) !== undefined)
}

const preconditionOf = ({ body }: Manifest) => ({
  uid: textAt(body, 'metadata', 'uid') ?? '',
  resourceVersion: textAt(body, 'metadata', 'resourceVersion') ?? '',
})

const notGone = (left: readonly Manifest[]): Failure =>
  new Failure('not-ready', `Cannot delete hooks: ${left.map(({ id }) => nameOf(id)).join(', ')} still there, expected to be gone`, {
    hint: 'kubectl get them to see the finalizers that hold them',
  })
