import { posix } from 'node:path'
import { Failure } from '../../model/failure.ts'
import type { Manifest } from '../../model/manifest.ts'
import { readManifests } from '../../normalise/normalise.ts'
import type { ReleaseJob } from './release-job.ts'

/** The objects of a release's folder under rendered/, whose accepted fields have to last: where they cannot be read, nothing may take their place unseen. */
export function standingManifests({ environment, release }: ReleaseJob, files: ReadonlyMap<string, string>): readonly Manifest[] {
  const folder = posix.join('rendered', environment.name, release.name)
  const read = [...files].filter(([name]) => name !== 'render.yml').map(([name, text]) => readManifests({ text, file: posix.join(folder, name) }))
  const problems = read.flatMap((result) => (result.ok ? [] : result.problems))
  if (problems.length === 0) return read.flatMap((result) => (result.ok ? result.value : []))
  throw new Failure('tree-modified', `Cannot keep the accepted fields of ${release.name} for ${environment.name}: ${folder} cannot be read`, {
    hint: `Bring it back: git checkout -- ${folder}; or remove it, to take new values`,
    problems,
  })
}
