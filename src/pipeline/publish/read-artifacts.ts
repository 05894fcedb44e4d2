import { Failure } from '../../model/failure.ts'
import type { GitHub } from '../../ports/github.ts'
import type { ToldResult } from '../../report/report.ts'
import { boundedResult, resultLimits } from '../report/bounded-result.ts'

const shownProblems = 20

/** Results from artifacts of the run that judged. A fork's run writes what it likes: each is read as one JSON document of ours, or not at all. */
export async function readArtifacts(github: GitHub, prefix: string): Promise<readonly ToldResult[]> {
  const { run } = github.occasion()
  const found = await github.artifacts.of(run, { prefix, largestBytes: resultLimits.bytes })
  if (found.length === 0)
    throw new Failure('input-invalid', `Cannot find a result: run ${run} left no artifact whose name begins with "${prefix}"`, {
      hint: 'Upload the file of --report json=FILE as an artifact of that name',
    })
  return Promise.all(found.map(({ name, text }) => read(name, text)))
}

async function read(name: string, text: string): Promise<ToldResult> {
  const result = await boundedResult(text, name)
  if (result.ok) return result.value
  throw new Failure('input-invalid', `Cannot read artifact ${JSON.stringify(name)}: it is no result of Sluice`, {
    hint: 'Upload the file of --report json=FILE, of the same version',
    problems: result.problems.slice(0, shownProblems),
  })
}
