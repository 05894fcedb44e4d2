import type { Wave } from '../../apply/apply.ts'
import { Failure } from '../../model/failure.ts'
import type { Manifest } from '../../model/manifest.ts'
import { dumpStream } from '../../normalise/normalise.ts'
import type { Target } from './target.ts'
import type { Work } from './work.ts'

type Around = { readonly work: Work; readonly target: Target; readonly isForced: (stream: readonly Manifest[]) => boolean }

/** Pipes the streams of a wave into kubectl, side by side, and waits for all: none is cut off because another one was refused. */
export async function sendWave({ streams }: Wave, { work: { options, environment }, target: { kubectl, held }, isForced }: Around): Promise<void> {
  const how = { context: environment.context, mode: options.mode, signal: held.signal }
  const sent = await Promise.allSettled(streams.map((stream) => kubectl.apply(dumpStream(stream), { ...how, isForced: isForced(stream) })))
  const errors: unknown[] = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  if (errors.length > 0) throw together(errors)
}

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
