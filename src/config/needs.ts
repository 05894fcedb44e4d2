import type { Problem } from '../model/problem.ts'
import type { Placed } from './decode-yaml.ts'
import type { EnvironmentFile, ReleaseEntry } from './schema.ts'

/** Names among `needs` that are no release, and circles of releases that need each other: none of these could ever be applied. */
export function needsProblems({ value: { releases }, placeOf }: Placed<EnvironmentFile>, file: string): readonly Problem[] {
  const entries = new Map(releases.map((entry) => [entry.name, entry]))
  return releases.flatMap((entry, index) =>
    entry.needs.flatMap((name, place) => {
      const problem = problemOf(entry, name, entries)
      return problem === undefined ? [] : [{ file, ...placeOf(['releases', index, 'needs', place]), ...problem }]
    }),
  )
}

type Entries = ReadonlyMap<string, ReleaseEntry>

function problemOf(entry: ReleaseEntry, name: string, entries: Entries): Pick<Problem, 'message' | 'hint'> | undefined {
  if (!entries.has(name))
    return { message: `needs names "${name}", which is no release of this environment`, hint: `Name one of ${[...entries.keys()].join(', ')}` }
  const way = wayBack(name, entry.name, entries)
  if (way === undefined) return undefined
  return { message: `${[entry.name, ...way].join(' needs ')}: none could ever come first`, hint: 'Take one of them out of needs' }
}

/** The releases on the shortest way from one to another by what each needs; undefined where there is none. */
function wayBack(from: string, to: string, entries: Entries): readonly string[] | undefined {
  const ways = [[from]]
  const seen = new Set([from])
  for (const way of ways) {
    const last = way.at(-1) ?? from
    if (last === to) return way
    for (const next of (entries.get(last)?.needs ?? []).filter((name) => !seen.has(name))) {
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return undefined
}
