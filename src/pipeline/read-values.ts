import { posix } from 'node:path'
import { Failure } from '../model/failure.ts'
import type { Problem } from '../model/problem.ts'
import type { Files } from '../ports/files.ts'
import { digestOf } from '../render/render.ts'
import { labelOf, type ReleaseJob } from './release-job.ts'

export type ValuesFile = {
  /** Relative to the workspace. */
  readonly file: string
  readonly text: string
  readonly sha256: string
}

/** The values files of a release, in order. Fails with every one that is missing or leads out of the workspace. */
export async function readValues(job: ReleaseJob, files: Files): Promise<readonly ValuesFile[]> {
  const realRoot = (await files.realPath(job.root)) ?? job.root
  const read = await Promise.all(job.release.values.map((path) => readOne(path, { job, files, realRoot })))
  const problems = read.flatMap((one) => ('problem' in one ? [one.problem] : []))
  if (problems.length > 0)
    throw new Failure('config-invalid', `Cannot render ${labelOf(job)}: its values cannot be read`, { hint: 'Mend what is listed', problems })
  return read.flatMap((one) => ('problem' in one ? [] : [one]))
}

async function readOne(
  path: string,
  { job, files, realRoot }: { job: ReleaseJob; files: Files; realRoot: string },
): Promise<ValuesFile | { readonly problem: Problem }> {
  const file = posix.relative(job.root, path)
  const [real, text] = await Promise.all([files.realPath(path), files.readText(path)])
  if (text === undefined || real === undefined) {
    return { problem: problemAt(job, `Values file ${file} of release ${job.release.name} is missing`, `Write ${file}, or take it out of releases[].values`) }
  }
  // .git can hold tokens.
  if (!real.startsWith(`${realRoot}/`) || real.startsWith(`${realRoot}/.git/`)) {
    return {
      problem: problemAt(
        job,
        `Values file ${file} of release ${job.release.name} leads out of the workspace, or into .git`,
        'Put the file itself below values/',
      ),
    }
  }
  return { file, text, sha256: digestOf(text) }
}

const problemAt = ({ environment }: ReleaseJob, message: string, hint: string): Problem => ({
  file: `values/${environment.name}/environment.yml`,
  line: 0,
  column: 0,
  path: 'releases[].values',
  message,
  hint,
})
