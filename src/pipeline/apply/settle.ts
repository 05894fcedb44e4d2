import type { Contest } from '../../apply/apply.ts'
import { Failure } from '../../model/failure.ts'
import { listAt, textAt } from '../../model/json.ts'
import { keyOf, nameOf, type Manifest } from '../../model/manifest.ts'
import { contestsOf, refuseUnseen } from './contests.ts'
import type { Target } from './target.ts'
import type { Work } from './work.ts'

// A controller's status moves the resourceVersion between reading and writing; more often than this the next apply will do.
const attempts = 5

/** Gives every field the owner that it shall have, before anything is sent. What others keep is left out of what is sent: the work that is given back is without it. */
export async function settle(
  work: Work,
  { seen, target }: { seen: readonly Contest[]; target: Target },
): Promise<{ work: Work; contests: readonly Contest[] }> {
  const contests = await target.held.during(contestsOf(work, target.cluster))
  refuseUnseen(seen, contests)
  await target.fence()
  let waiting = contests
  for (let attempt = 1; waiting.some(({ prepared }) => prepared !== undefined); attempt += 1) {
    if (attempt > attempts) throw restless(waiting)
    waiting = await prepareAll(waiting, target)
    if (waiting.length > 0) waiting = await target.held.during(again(work, waiting, target))
  }
  return { work: leavingOut(work, contests), contests }
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

async function again(work: Work, waiting: readonly Contest[], { cluster }: Target): Promise<readonly Contest[]> {
  const keys = new Set(waiting.map(({ live }) => keyOf(live.id)))
  const contests = await contestsOf({ ...work, sending: work.sending.filter(({ id }) => keys.has(keyOf(id))) }, cluster)
  refuseUnseen(waiting, contests)
  return contests
}

const restless = (waiting: readonly Contest[]): Failure =>
  new Failure(
    'cluster-refused',
    `Cannot take over fields of ${waiting.map(({ live }) => nameOf(live.id)).join(', ')}: it changes faster than it can be written`,
    {
      hint: 'Apply again; if it stays so, see who writes it: kubectl get -o yaml --show-managed-fields',
    },
  )

function leavingOut(work: Work, contests: readonly Contest[]): Work {
  const sending = new Map(contests.map((contest) => [keyOf(contest.sending.id), contest.sending]))
  const own = (manifest: Manifest): Manifest => sending.get(keyOf(manifest.id)) ?? manifest
  return {
    ...work,
    sending: work.sending.map(own),
    waves: work.waves.map((wave) => ({ ...wave, manifests: wave.manifests.map(own), streams: wave.streams.map((stream) => stream.map(own)) })),
  }
}
