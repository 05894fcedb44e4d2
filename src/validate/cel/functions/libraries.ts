import { conversions } from './conversions.ts'
import { core } from './core.ts'
import { lists, moreLists } from './lists.ts'
import { namedFormats } from './named-formats.ts'
import { networks } from './networks.ts'
import { optionals } from './optionals.ts'
import type { Library, Overload } from './overload.ts'
import { quantities } from './quantities.ts'
import { regex } from './regex.ts'
import { sets } from './sets.ts'
import { moreStrings, strings } from './strings.ts'
import { times } from './times.ts'
import { urls } from './urls.ts'
import { versions } from './versions.ts'

const libraries: readonly Library[] = [
  core,
  conversions,
  times,
  strings,
  moreStrings,
  lists,
  moreLists,
  sets,
  regex,
  urls,
  networks,
  quantities,
  namedFormats,
  versions,
  optionals,
]

/** N of the first Kubernetes 1.N that has a macro; what is not listed was always there. */
export const macrosSince: Readonly<Record<string, number>> = {
  transformList: 32,
  transformMap: 32,
  transformMapEntry: 32,
  twoNames: 32,
  sortBy: 34,
  optMap: 28,
  optFlatMap: 28,
}

/** The ways to call a function on Kubernetes 1.minor, methods apart from the rest; undefined where there are none. */
export function overloadsOf(name: string, { isMethod, minor }: { isMethod: boolean; minor: number }): readonly Overload[] | undefined {
  const found = libraries
    .filter(({ since }) => since <= minor)
    .flatMap(({ overloads }) => overloads)
    .filter((overload) => overload.name === name && overload.isMethod === isMethod)
  return found.length === 0 ? undefined : found
}
