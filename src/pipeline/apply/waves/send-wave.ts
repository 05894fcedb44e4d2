import type { Wave } from '../../../apply/apply.ts'
import { Failure } from '../../../model/failure.ts'
import type { Manifest, ResourceId } from '../../../model/manifest.ts'
import { dumpStream } from '../../../normalise/normalise.ts'
import { accountsOf } from '../accounts.ts'
import type { Target } from '../target.ts'
import type { Work } from '../work.ts'

type Around = { readonly work: Work; readonly target: Target; readonly isForced: (stream: readonly Manifest[]) => boolean }

/** Pipes the streams of a wave into kubectl, side by side, and waits for all: none is cut off because another one was refused. */
export async function sendWave({ streams }: Wave, { work, target: { kubectl, held }, isForced }: Around): Promise<void> {
  const { options, environment } = work
  const how = { context: environment.context, mode: options.mode, signal: held.signal }
  const userFor = accountsOf(work)
  const sendInTurn = async (stream: readonly Manifest[]): Promise<void> => {
    for (const { user, manifests } of turnsOf(stream, userFor)) {
      const turn = { ...how, isForced: isForced(manifests) }
      await kubectl.apply(dumpStream(manifests), user === '' ? turn : { ...turn, as: user })
    }
  }
  const sent = await Promise.allSettled(streams.map(sendInTurn))
  const errors: unknown[] = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  if (errors.length > 0) throw together(errors)
}

type Turn = { readonly user: string; readonly manifests: readonly Manifest[] }

/** One stream cut where another user has to send, in its order. */
const turnsOf = (stream: readonly Manifest[], userFor: (id: ResourceId) => string): readonly Turn[] =>
  stream.reduce((turns: readonly Turn[], manifest): readonly Turn[] => {
    const user = userFor(manifest.id)
    const last = turns.at(-1)
    if (last?.user !== user) return [...turns, { user, manifests: [manifest] }]
    return [...turns.slice(0, -1), { user, manifests: [...last.manifests, manifest] }]
  }, [])

/** What went wrong in several streams as one failure; a bug goes before all. */
function together(errors: readonly unknown[]): unknown {
  const failures = errors.filter((error) => error instanceof Failure)
  const [first, ...others] = failures
  const bug = errors.find((error) => !(error instanceof Failure))
  if (bug !== undefined || first === undefined || others.length === 0) return bug ?? first
  return new Failure(first.code, failures.map(({ message }) => message).join('. '), {
    hint: first.hint,
    problems: failures.flatMap(({ problems }) => problems),
    cause: first,
  })
}
