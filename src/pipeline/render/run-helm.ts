import { syntaxProblems } from '../../config/config.ts'
import { Failure } from '../../model/failure.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Problem } from '../../model/problem.ts'
import { normalise } from '../../normalise/normalise.ts'
import type { LocalChart } from '../../ports/charts.ts'
import type { Helm, Moment } from '../../ports/helm.ts'
import { templateArguments } from '../../render/render.ts'
import type { ValuesFile } from './read-values.ts'
import { labelOf, type ReleaseJob } from './release-job.ts'

export type Rendered = {
  readonly manifests: readonly Manifest[]
  /** Hooks that the normal form leaves out. */
  readonly leftOut: readonly Manifest[]
  /** What helm said beside its output. */
  readonly stderr: string
}

export type HelmTools = { readonly helm: Helm; readonly chart: LocalChart; readonly values: readonly ValuesFile[] }

/** What helm printed for one release. */
export type Printed = { readonly stdout: string; readonly stderr: string }

/** Runs helm for one release. */
export async function runHelm(job: ReleaseJob, { helm, chart, values }: HelmTools, moment: Moment): Promise<Printed> {
  try {
    return await helm.template(templateArguments(job.release, chart.path, job.environment.capabilities), labelOf(job), moment)
  } catch (error) {
    throw explained(error, values)
  }
}

/** Brings what helm printed into normal form. */
export function readPrinted(job: ReleaseJob, { stdout, stderr }: Printed): Rendered {
  const options = { ...job.release, capabilities: job.environment.capabilities }
  const read = normalise({ text: stdout, file: `helm's output of ${job.release.name}` }, options)
  if (read.ok) return { manifests: read.value, leftOut: read.leftOut, stderr }
  throw new Failure('input-invalid', `Cannot render ${labelOf(job)}: what helm printed cannot be committed as it is`, {
    hint: `Change the values of ${job.release.name}, or its chart`,
    problems: read.problems.map((problem) => withSource(problem, stdout)),
  })
}

/** helm refused: say where a values file is broken, when one is. */
function explained(error: unknown, values: readonly ValuesFile[]): unknown {
  if (!(error instanceof Failure) || error.code !== 'tool-failed') return error
  const problems = values.flatMap(({ file, text }) => syntaxProblems(text, file))
  return problems.length === 0 ? error : new Failure('config-invalid', error.message, { hint: 'Mend the values file', problems, cause: error })
}

/** helm names the template of each document in a comment above it; the nearest one above a line is where that line comes from. */
function withSource(problem: Problem, stdout: string): Problem {
  const above = stdout.split('\n', problem.line).toReversed()
  const source = above.find((line) => line.startsWith('# Source: '))?.slice('# Source: '.length)
  return source === undefined ? problem : { ...problem, file: `${source} (${problem.file})` }
}
