import type { OwnDriftRule } from '../model/drift.ts'
import type { Problem } from '../model/problem.ts'
import type { Placed } from './decode-yaml.ts'
import { readPattern } from './pattern.ts'
import type { EnvironmentFile } from './schema.ts'

type Rules = { readonly rules: readonly OwnDriftRule[]; readonly problems: readonly Problem[] }

/** The environment's own drift rules, and every pattern in them that is none. */
export function readDriftRules({ value, placeOf }: Placed<EnvironmentFile>, file: string): Rules {
  const read = value.drift.rules.map((entry, index) => {
    const [object, path, manager] = [readPattern(entry.object), readPattern(entry.path), readPattern(entry.manager)]
    if (object !== undefined && path !== undefined && manager !== undefined)
      return { rules: [{ ...entry, object, path, manager, file, line: placeOf(['drift', 'rules', index]).line }], problems: [] }
    const broken = Object.entries({ object, path, manager }).filter(([, pattern]) => pattern === undefined)
    return { rules: [], problems: broken.map(([key]) => ({ file, ...placeOf(['drift', 'rules', index, key]), ...unreadable(key) })) }
  })
  return { rules: read.flatMap(({ rules }) => rules), problems: read.flatMap(({ problems }) => problems) }
}

const unreadable = (key: string): Pick<Problem, 'message' | 'hint'> => ({
  message: `${key} is no RE2 expression`,
  hint: 'Mend it (github.com/google/re2/wiki/Syntax), or write a glob without slashes',
})
