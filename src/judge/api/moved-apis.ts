import { compareText } from '../../model/json.ts'
import { readServedName } from '../../model/served-name.ts'

/** APIs as helm names them, "group/version" and "group/version/Kind", that are recorded and not served, and the other way round. */
export type MovedApis = { readonly gone: readonly string[]; readonly come: readonly string[] }

export function movedApis(recorded: readonly string[], served: readonly string[]): MovedApis {
  const detailed = new Set(recorded.map(readServedName).flatMap(({ apiVersion, kind }) => (kind === '' ? [] : [apiVersion])))
  // Who wrote versions without their kinds by hand has no kinds to compare.
  const isAsked = (name: string): boolean => !recorded.includes(versionOf(name)) || detailed.has(versionOf(name))
  return { gone: missing(recorded, served), come: missing(served.filter(isAsked), recorded) }
}

/** Names that the others lack. A version that is missing as a whole stands for its kinds. */
function missing(names: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others)
  const lacking = new Set(names.filter((name) => !known.has(name)))
  return [...lacking].filter((name) => name === versionOf(name) || !lacking.has(versionOf(name))).toSorted(compareText)
}

const versionOf = (name: string): string => readServedName(name).apiVersion
