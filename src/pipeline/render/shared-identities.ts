import { Failure } from '../../model/failure.ts'
import type { Problem } from '../../model/problem.ts'
import type { Rendering } from './rendering.ts'

/** What a release holds, by names of files, which stand for identities. */
export type Holder = { readonly environment: string; readonly release: string; readonly names: readonly string[] }

/** One object may come from one release of an environment only; `standing` are releases that are not rendered now. */
export function refuseSharedIdentities(renderings: readonly Rendering[], standing: readonly Holder[] = []): void {
  const rendered = renderings.map(({ names, job }) => ({ environment: job.environment.name, release: job.release.name, names }))
  const problems = problemsAmong([...standing, ...rendered])
  if (problems.length > 0)
    throw new Failure('input-invalid', 'Two releases of one environment hold the same object', { hint: 'Let one release own each object', problems })
}

function problemsAmong(holders: readonly Holder[]): readonly Problem[] {
  const owners = new Map<string, string>()
  return holders.flatMap(({ environment, release, names }) =>
    names.flatMap((name) => {
      const key = `${environment}/${name}`
      const first = owners.get(key)
      owners.set(key, release)
      // Each release has one of its own.
      return first === undefined || name === 'render.yml' ? [] : [problemOf(`rendered/${environment}/${release}/${name}`, [first, release])]
    }),
  )
}

const problemOf = (file: string, [first, second]: readonly [string, string]): Problem => ({
  file,
  line: 0,
  column: 0,
  path: '',
  message: `This object comes from ${first} and from ${second}; the last one applied would win`,
  hint: `Switch it off in the values of ${first} or of ${second}`,
})
