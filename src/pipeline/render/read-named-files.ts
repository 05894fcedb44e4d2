import { posix } from 'node:path'
import type { Problem } from '../../model/problem.ts'
import { Failure } from '../../model/failure.ts'
import type { Files } from '../../ports/files.ts'
import { digestOf } from '../../render/render.ts'
import { labelOf, type ReleaseJob } from './release-job.ts'

/** A file that environment.yml names, as it is now. */
export type NamedFile = {
  /** Relative to the workspace. */
  readonly file: string
  readonly text: string
  readonly sha256: string
}

/** Which files of a release, and what people call one. */
export type Named = { readonly key: 'values' | 'encryptedSecrets'; readonly noun: string }

/** The files that a release names, in order. Fails with every one that is missing or leads out of the workspace. */
export async function readNamedFiles(job: ReleaseJob, named: Named, files: Files): Promise<readonly NamedFile[]> {
  const realRoot = (await files.realPath(job.root)) ?? job.root
  const read = await Promise.all(job.release[named.key].map((path) => readOne(path, { job, named, files, realRoot })))
  const problems = read.flatMap((one) => ('problem' in one ? [one.problem] : []))
  if (problems.length > 0)
    throw new Failure('config-invalid', `Cannot render ${labelOf(job)}: its ${named.key} cannot be read`, { hint: 'Mend what is listed', problems })
  return read.flatMap((one) => ('problem' in one ? [] : [one]))
}

type Place = { readonly job: ReleaseJob; readonly named: Named; readonly files: Files; readonly realRoot: string }

async function readOne(path: string, { job, named, files, realRoot }: Place): Promise<NamedFile | { readonly problem: Problem }> {
  const file = posix.relative(job.root, path)
  const said = `${named.noun} ${file} of release ${job.release.name}`
  const [real, text] = await Promise.all([files.realPath(path), files.readText(path)])
  if (text === undefined || real === undefined)
    return { problem: problemAt(job, named, { message: `${said} is missing`, hint: `Write ${file}, or take it out of releases[].${named.key}` }) }
  // .git can hold tokens.
  if (!real.startsWith(`${realRoot}/`) || real.startsWith(`${realRoot}/.git/`))
    return { problem: problemAt(job, named, { message: `${said} leads out of the workspace, or into .git`, hint: 'Put the file itself below values/' }) }
  return { file, text, sha256: digestOf(text) }
}

const problemAt = ({ environment }: ReleaseJob, { key }: Named, said: Pick<Problem, 'message' | 'hint'>): Problem => ({
  file: `values/${environment.name}/environment.yml`,
  line: 0,
  column: 0,
  path: `releases[].${key}`,
  ...said,
})
