import { Failure } from '../../model/failure.ts'
import type { Note, Outcome } from '../../model/outcome.ts'
import type { Ports } from '../../ports/ports.ts'
import { drift } from '../drift.ts'
import { loadWorkspace } from '../workspace/load-workspace.ts'
import { mergeOutcomes } from '../report/merge-outcomes.ts'
import type { DriftOptions } from './options.ts'
import { trackIssue, type Look } from './track-issue.ts'

/** Looks, and keeps one issue for each environment true. What could not be looked at is said there, and is a failure in the end. */
export async function trackDrift(options: DriftOptions, ports: Ports): Promise<Outcome> {
  if (options.releases.length > 0)
    throw new Failure('usage', 'Cannot keep the issue of an environment: only some of its releases would be looked at', { hint: 'Leave out --release' })
  const github = await ports.github()
  const { environments } = await loadWorkspace(ports.files, options)
  const looks = await Promise.all(environments.map(async ({ name }) => ({ name, look: await lookAt({ ...options, environments: [name] }, ports) })))
  const notes: Note[] = []
  const where = ports.runner.where
  for (const { name, look } of looks) notes.push(await trackIssue({ environment: name, time: ports.clock.time(), where }, look, github))
  return { ...whole(looks.map(({ look }) => look)), notes }
}

async function lookAt(options: DriftOptions, ports: Ports): Promise<Look> {
  try {
    return { kind: 'seen', outcome: await drift(options, ports) }
  } catch (error) {
    if (error instanceof Failure) return { kind: 'failed', failure: error }
    throw error
  }
}

function whole(looks: readonly Look[]): Outcome {
  for (const look of looks) if (look.kind === 'failed') throw look.failure
  const [first, ...others] = looks.flatMap((look) => (look.kind === 'seen' ? [look.outcome] : []))
  return first !== undefined && others.length === 0 ? first : mergeOutcomes([...(first === undefined ? [] : [first]), ...others])
}
