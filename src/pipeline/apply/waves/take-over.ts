import type { Contest } from '../../../apply/apply.ts'
import { Failure } from '../../../model/failure.ts'
import { listAt, textAt } from '../../../model/json.ts'
import { keyOf, nameOf, type Manifest } from '../../../model/manifest.ts'
import { look, type Around } from './look.ts'

// A controller's status moves the resourceVersion between reading and writing; more often than this the next apply will do.
const attempts = 5

/** Gives every field of these objects the owner that it shall have before they are sent. Gives the objects that were written for it, as they are then. */
export async function takeOver(sending: readonly Manifest[], contests: readonly Contest[], around: Around): Promise<readonly Manifest[]> {
  const done: Manifest[] = []
  let waiting = contests.filter(isWaiting)
  for (let attempt = 1; waiting.length > 0; attempt += 1) {
    if (attempt > attempts) throw restless(waiting)
    const written = await eachInTurn(waiting, around)
    done.push(...written.values())
    const moved = new Set(waiting.map(({ live }) => keyOf(live.id)).filter((key) => !written.has(key)))
    const again = sending.filter(({ id }) => moved.has(keyOf(id)))
    waiting = again.length === 0 ? [] : (await look(again, around)).contests.filter(isWaiting)
  }
  return done
}

/** Those that did not move before they could be written. */
async function eachInTurn(contests: readonly Contest[], around: Around): Promise<ReadonlyMap<string, Manifest>> {
  const written = new Map<string, Manifest>()
  for (const contest of contests) {
    const object = await given(contest, around)
    if (object !== undefined) written.set(keyOf(contest.live.id), object)
  }
  return written
}

const isWaiting = ({ prepared }: Contest): boolean => prepared !== undefined

/** Undefined where the object moved before it could be written. */
async function given({ live, prepared }: Contest, { target: { writesOf, held } }: Around): Promise<Manifest | undefined> {
  held.check()
  const value = listAt(prepared?.body, 'metadata', 'managedFields')
  const version = textAt(live.body, 'metadata', 'resourceVersion') ?? ''
  const writes = await writesOf(live.id)
  const written = await writes.patch(live, [{ op: 'replace', path: '/metadata/managedFields', value }], version)
  if (written.kind === 'done') return { ...written.object, id: live.id }
  return written.kind === 'moved' ? undefined : live
}

const restless = (waiting: readonly Contest[]): Failure =>
  new Failure(
    'cluster-refused',
    `Cannot take over fields of ${waiting.map(({ live }) => nameOf(live.id)).join(', ')}: it changes faster than it can be written`,
    {
      hint: 'Apply again; if it stays so, see who writes it: kubectl get -o yaml --show-managed-fields',
    },
  )
