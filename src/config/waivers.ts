import type { Problem, Read } from '../model/problem.ts'
import type { Pattern, Waiver } from '../model/waiver.ts'
import { decodeYaml, type PlaceOf } from './decode-yaml.ts'
import { readPattern } from './pattern.ts'
import { waiversSchema, type WaiverEntry } from './schema.ts'

/** Text of a waivers file → its waivers, or every problem in it. */
export function readWaivers(text: string, file: string): Read<readonly Waiver[]> {
  const decoded = decodeYaml(text, file, waiversSchema)
  if (!decoded.ok) return decoded
  const { value, placeOf } = decoded.value
  const read = value.map((entry, index) => toWaiver(entry, { file, placeOf: (path) => placeOf([index, ...path]) }))
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: read.flatMap((one) => ('problems' in one ? [] : [one])) }
}

type Place = { readonly file: string; readonly placeOf: PlaceOf }

function toWaiver(entry: WaiverEntry, place: Place): Waiver | { readonly problems: readonly Problem[] } {
  const [object, path] = [readPattern(entry.object), readPattern(entry.path)]
  if (object !== undefined && path !== undefined) return { ...entry, object, path, file: place.file, line: place.placeOf([]).line }
  return { problems: [...unreadable('object', object, place), ...unreadable('path', path, place)] }
}

const unreadable = (key: string, pattern: Pattern | undefined, { file, placeOf }: Place): readonly Problem[] =>
  pattern === undefined
    ? [
        {
          file,
          ...placeOf([key]),
          message: `${key} is no RE2 expression`,
          hint: 'Mend it (github.com/google/re2/wiki/Syntax), or write a glob without slashes',
        },
      ]
    : []
