import type { ConflictRule } from '../model/conflict.ts'
import type { Problem } from '../model/problem.ts'
import type { Placed } from './decode-yaml.ts'
import { readPattern } from './pattern.ts'
import type { EnvironmentFile } from './schema.ts'

type Rules = { readonly rules: readonly ConflictRule[]; readonly problems: readonly Problem[] }

/** The environment's own rows on conflicts, and every pattern in them that is none. */
export function readConflictRules({ value, placeOf }: Placed<EnvironmentFile>, file: string): Rules {
  const read = value.conflicts.map((entry, index): Rules => {
    const [manager, path] = [readPattern(entry.manager), readPattern(entry.path)]
    if (manager !== undefined && path !== undefined) return { rules: [{ manager, path, decision: entry.decision }], problems: [] }
    const key = manager === undefined ? 'manager' : 'path'
    const hint = 'Mend it (github.com/google/re2/wiki/Syntax), or write a glob without slashes'
    return { rules: [], problems: [{ file, ...placeOf(['conflicts', index, key]), message: `${key} is no RE2 expression`, hint }] }
  })
  return { rules: read.flatMap(({ rules }) => rules), problems: read.flatMap(({ problems }) => problems) }
}
