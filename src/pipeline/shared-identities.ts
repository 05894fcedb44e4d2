import { Failure } from '../model/failure.ts'
import type { Problem } from '../model/problem.ts'
import type { Rendering } from './rendering.ts'

/** One object may come from one release of an environment only. File names stand for identities. */
export function refuseSharedIdentities(renderings: readonly Rendering[]): void {
  const owners = new Map<string, string>()
  const problems = renderings.flatMap(({ names, job }) =>
    names.flatMap((name) => {
      const key = `${job.environment.name}/${name}`
      const first = owners.get(key)
      owners.set(key, job.release.name)
      return first === undefined ? [] : [problemOf(`rendered/${job.environment.name}/${job.release.name}/${name}`, [first, job.release.name])]
    }),
  )
  if (problems.length > 0)
    throw new Failure('input-invalid', 'Two releases of one environment hold the same object', { hint: 'Let one release own each object', problems })
}

const problemOf = (file: string, [first, second]: readonly [string, string]): Problem => ({
  file,
  line: 0,
  column: 0,
  path: '',
  message: `This object comes from ${first} and from ${second}; the last one applied would win`,
  hint: `Switch it off in the values of ${first} or of ${second}`,
})
