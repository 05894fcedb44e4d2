import { Failure } from '../../model/failure.ts'
import { compareText } from '../../model/json.ts'
import type { EnvironmentOutcome, Outcome } from '../../model/outcome.ts'

/** The environments of all parts in order of name, each once with all its releases. */
export function joinedEnvironments(parts: readonly Outcome[]): readonly EnvironmentOutcome[] {
  const byName = Map.groupBy(
    parts.flatMap(({ environments }) => environments),
    ({ name }) => name,
  )
  return [...byName].map(([name, some]) => joinedEnvironment(name, some)).toSorted((left, right) => compareText(left.name, right.name))
}

function joinedEnvironment(name: string, parts: readonly EnvironmentOutcome[]): EnvironmentOutcome {
  const releases = parts.flatMap((part) => part.releases).toSorted((left, right) => compareText(left.name, right.name))
  const twice = releases.find((release, place) => releases[place + 1]?.name === release.name)
  if (twice !== undefined)
    throw new Failure('input-invalid', `Cannot merge the results: release ${twice.name} of ${name} is in two of them`, {
      hint: 'Merge what the parts of one run wrote, each file once',
    })
  const [only, ...others] = parts
  // A token of a part stands for that part alone: nobody may apply the whole with it. Its plan knows nothing of what the others wait for.
  return others.length > 0 || only === undefined ? { name, releases } : { ...only, releases }
}
