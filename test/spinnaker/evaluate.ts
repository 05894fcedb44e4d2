import { execFile } from 'node:child_process'
import type { Json, JsonObject } from '../../src/model/json.ts'
import { evaluatorClassPath } from './build.ts'

/** What a Job printed, and how it ended. */
export type Job = { readonly isSucceeded: boolean; readonly properties: JsonObject }

/** One execution of a pipeline, as far as it does not come from expressions. */
export type Execution = {
  readonly name: string
  readonly trigger: JsonObject
  readonly judgment: 'continue' | 'stop'
  readonly jobs: Readonly<Record<string, Job>>
  /** Whether somebody has set Jobs to "ignore the failure". */
  readonly ignoresFailures: boolean
}

export type Stage = { readonly name: string; readonly status: string; readonly context?: Json; readonly failedExpressions?: number; readonly error?: string }

export type Evaluated = {
  readonly runs: readonly { readonly name: string; readonly stages: readonly Stage[] }[]
  /** Texts that are another one once they were evaluated twice. */
  readonly moved: readonly string[]
}

/** What Spinnaker's own evaluator makes of a pipeline in each of these executions, and of these texts. */
export async function evaluate(asked: { readonly pipeline: Json; readonly runs: readonly Execution[]; readonly texts: readonly string[] }): Promise<Evaluated> {
  const classPath = await evaluatorClassPath()
  const { promise, resolve, reject } = Promise.withResolvers<Evaluated>()
  const child = execFile('java', ['-cp', classPath, 'sluice.Evaluate'], { maxBuffer: 2 ** 28 }, (error, out) =>
    error === null ? resolve(JSON.parse(out)) : reject(error),
  )
  child.stdin?.end(JSON.stringify(asked))
  return promise
}
