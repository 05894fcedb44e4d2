import type { Contest } from '../../apply/apply.ts'
import { Failure } from '../../model/failure.ts'
import { listAt, textAt } from '../../model/json.ts'
import { keyOf, nameOf } from '../../model/manifest.ts'
import { contestsIn } from './contests.ts'
import { leavingOut } from './leaving-out.ts'
import { refuseMoved } from './refuse-moved.ts'
import type { Seen } from './seen.ts'
import type { Target } from './target.ts'
import type { Work } from './work.ts'

// A controller's status moves the resourceVersion between reading and writing; more often than this the next apply will do.
const attempts = 5

type Settled = { readonly work: Work; readonly contests: readonly Contest[] }

/**
 * Looks again, now that nobody else applies, and gives every field the owner that it shall have, before anything is sent. What others keep is left out of what is
 * sent: the work that is given back is without it.
 */
export async function settle(work: Work, { seen, target }: { seen: Seen; target: Target }): Promise<Settled> {
  const contests = await looked(work, seen, target)
  await target.fence()
  let waiting = contests
  for (let attempt = 1; waiting.some(({ prepared }) => prepared !== undefined); attempt += 1) {
    if (attempt > attempts) throw restless(waiting)
    waiting = await prepareAll(waiting, target)
    const keys = new Set(waiting.map(({ live }) => keyOf(live.id)))
    if (waiting.length > 0) waiting = await looked({ ...work, sending: work.sending.filter(({ id }) => keys.has(keyOf(id))) }, seen, target)
  }
  return { work: leavingOut(work, contests), contests }
}

async function looked(work: Work, seen: Seen, { cluster, held }: Target): Promise<readonly Contest[]> {
  const live = await held.during(cluster.read(work.sending))
  const contests = contestsIn(work, live)
  refuseMoved(seen, { live, contests }, work.sending)
  return contests
}

/** Those that moved before they could be written. */
async function prepareAll(contests: readonly Contest[], { writes, held }: Target): Promise<readonly Contest[]> {
  const moved: Contest[] = []
  for (const contest of contests) {
    held.check()
    const { live, prepared } = contest
    if (prepared === undefined) continue
    const value = listAt(prepared.body, 'metadata', 'managedFields')
    const written = await writes.patch(
      live,
      [{ op: 'replace', path: '/metadata/managedFields', value }],
      textAt(live.body, 'metadata', 'resourceVersion') ?? '',
    )
    if (written.kind === 'moved') moved.push(contest)
  }
  return moved
}

const restless = (waiting: readonly Contest[]): Failure =>
  new Failure(
    'cluster-refused',
    `Cannot take over fields of ${waiting.map(({ live }) => nameOf(live.id)).join(', ')}: it changes faster than it can be written`,
    {
      hint: 'Apply again; if it stays so, see who writes it: kubectl get -o yaml --show-managed-fields',
    },
  )
