import { membersAmong, inventoryId, orderOf, whatHolds, type PrunePlan } from '../../../apply/apply.ts'
import { Failure } from '../../../model/failure.ts'
import { textAt } from '../../../model/json.ts'
import { keyOf, nameOf, type Manifest } from '../../../model/manifest.ts'
import type { Note } from '../../../model/outcome.ts'
import type { Target } from '../target.ts'
import type { Work } from '../work.ts'

// Long enough for what a controller has to tidy up; a finalizer whose controller is gone holds for ever.
const goneLimitMs = 120_000
const pauseMs = 500

/** Deletes what the plan names and nothing that moved in between, last wave first, and waits until each is gone. */
export async function prune(work: Work, { deleted }: PrunePlan, target: Target): Promise<readonly Note[]> {
  const notes: Note[] = []
  for (const { name, manifests } of orderOf([{ name: '', needs: [], hooks: 'none', manifests: deleted }]).waves.toReversed()) {
    await target.fence()
    work.ports.terminal.say(`apply ${work.environment.name}: deleting ${manifests.length} objects that are no longer rendered (${name})`)
    const live = new Map((await target.cluster.read(manifests)).map((manifest) => [keyOf(manifest.id), manifest]))
    for (const planned of manifests) notes.push(await deletedNote(work, { planned, seen: live.get(keyOf(planned.id)) }, target))
    await untilGone(manifests, work, target)
  }
  return notes
}

// A status update between reading and deleting moves the resourceVersion; more often than this somebody is at work on the object.
const attempts = 5

type Deletion = { readonly planned: Manifest; readonly seen: Manifest | undefined }

/** Only the very object that was planned, and only while it is a member of this inventory. */
async function deletedNote(work: Work, { planned, seen }: Deletion, { cluster, writes, held }: Target): Promise<Note> {
  const name = nameOf(planned.id)
  const inventory = inventoryId(work.environment.inventory)
  let live = seen
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    held.check()
    if (live === undefined) return { sign: 'deleted', text: `${name} was gone already` }
    if (uidOf(live) !== uidOf(planned) || membersAmong([live], inventory).length === 0)
      return { sign: 'warn', text: `${name} stays: it is another object than the one that was applied, or no longer a member` }
    const written = await writes.remove(live, { uid: uidOf(live), resourceVersion: textAt(live.body, 'metadata', 'resourceVersion') ?? '' })
    if (written.kind !== 'moved') return { sign: 'deleted', text: `${name} deleted` }
    live = (await cluster.read([planned]))[0]
  }
  throw new Failure('cluster-refused', `Cannot delete ${name}: it changes faster than it can be deleted`, { hint: 'Apply again' })
}

const uidOf = ({ body }: Manifest): string => textAt(body, 'metadata', 'uid') ?? ''

async function untilGone(deleted: readonly Manifest[], { ports }: Work, { cluster, held }: Target): Promise<void> {
  const uids = new Set(deleted.map(uidOf))
  const begun = ports.timer.elapsed()
  for (;;) {
    const read = await held.during(cluster.read(deleted))
    const left = read.filter((live) => uids.has(uidOf(live)) && textAt(live.body, 'metadata', 'deletionTimestamp') !== undefined)
    if (left.length === 0) return
    if (ports.timer.elapsed() - begun >= goneLimitMs) throw notGone(left)
    await ports.timer.sleep(pauseMs, held.signal)
  }
}

const notGone = (left: readonly Manifest[]): Failure =>
  new Failure('cluster-refused', `Deleted, and not gone after ${goneLimitMs / 1000} s: ${left.map(whatHolds).join('; ')}`, {
    hint: 'See why the controller of that finalizer does not do its part, then apply again',
  })
