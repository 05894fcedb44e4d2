import { Failure } from '../../model/failure.ts'
import type { Note } from '../../model/outcome.ts'
import { applyResult, type ApplyEnd } from '../../apply/apply.ts'
import { toJsonText } from '../../model/json.ts'
import type { Changed } from './change-cluster.ts'
import { tellEvent } from './tell-event.ts'
import type { Work } from './work.ts'

/** Does the work, and says afterwards, in the cluster and in a file where one was asked for, who applied which revision when, and how it ended. */
export async function recorded(work: Work, inner: () => Promise<Changed>): Promise<Changed> {
  const started = work.ports.clock.time()
  try {
    const changed = await inner()
    const notes = await record(work, { kind: 'applied', started, ended: work.ports.clock.time(), notes: changed.notes })
    return { ...changed, asides: [...changed.asides, ...notes] }
  } catch (error) {
    if (error instanceof Failure) await record(work, { kind: 'failed', started, ended: work.ports.clock.time(), code: error.code, message: error.message })
    throw error
  }
}

async function record(work: Work, end: ApplyEnd): Promise<readonly Note[]> {
  const { environment, revision, options, ports } = work
  const result = applyResult(end, { environment: environment.name, revision, lock: options.lock.isOff ? 'none' : 'held', ...ports.runner })
  if (options.result !== '') await ports.files.writeText(options.result, `${toJsonText(result, 2)}\n`)
  return tellEvent(work, result)
}
