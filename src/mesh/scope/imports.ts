import { isWildcard, isWithin, overlaps } from '../host-name.ts'
import { remembering, type Remembered } from '../remembering.ts'
import type { Egress } from '../objects/sidecar.ts'

/** What an egress listener asks for of one namespace. */
type Wanted = { readonly exact: ReadonlySet<string>; readonly all: readonly string[]; readonly excluded: readonly string[] }

/** What an egress listener asks for, by namespace; "*" is any. */
export type Imports = {
  readonly wanted: ReadonlyMap<string, Wanted>
  /** Asked once for each service, of few namespaces. */
  readonly lists: Remembered<string, readonly Wanted[]>
  /** Whether each host is named in full, with its namespace. */
  readonly isExact: boolean
}

const anyNamespace = '*'

export function importsOf({ hosts }: Egress, own: string): Imports {
  const read = hosts.flatMap((host) => readHost(host, own))
  const byNamespace = Map.groupBy(read, ({ namespace }) => namespace)
  const isExact = read.every(({ namespace, name, isExcluded }) => isExcluded || (namespace !== anyNamespace && !isWildcard(name)))
  return { isExact, lists: remembering(), wanted: new Map([...byNamespace].map(([namespace, entries]) => [namespace, wantedOf(entries)])) }
}

type Entry = { readonly namespace: string; readonly name: string; readonly isExcluded: boolean }

function readHost(host: string, own: string): readonly Entry[] {
  const [written, name, ...rest] = host.split('/')
  if (written === undefined || name === undefined || rest.length > 0) return []
  const isExcluded = written.startsWith('~')
  const namespace = isExcluded ? written.slice(1) || anyNamespace : written
  return [{ namespace: namespace === '.' ? own : namespace, name, isExcluded }]
}

function wantedOf(entries: readonly Entry[]): Wanted {
  const all = entries.filter(({ isExcluded }) => !isExcluded).map(({ name }) => name)
  return { all, exact: new Set(all.filter((name) => !isWildcard(name))), excluded: entries.filter(({ isExcluded }) => isExcluded).map(({ name }) => name) }
}

/** Those of an import's lists that speak of a namespace: its own, then the one for any. */
const listsFor = ({ wanted, lists }: Imports, namespace: string): readonly Wanted[] =>
  lists(namespace, () => [wanted.get(namespace) ?? [], wanted.get(anyNamespace) ?? []].flat())

const isExcluded = (imports: Imports, namespace: string, host: string): boolean =>
  listsFor(imports, namespace).some(({ excluded }) => excluded.some((other) => isWithin(host, other)))

/** The list that lets a service of a namespace in; undefined where none does. */
export function importOf(imports: Imports, namespace: string, host: string): Wanted | undefined {
  return isExcluded(imports, namespace, host) ? undefined : listsFor(imports, namespace).find((wanted) => covers(wanted, host))
}

/** Whether a list names a host, in full or by a wildcard that covers it. */
export const covers = ({ exact, all }: Wanted, host: string): boolean => exact.has(host) || all.some((other) => isWildcard(other) && isWithin(host, other))

/** Whether a VirtualService comes along: one of its hosts overlaps with one that is asked for. */
export const importsRoutes = (imports: Imports, namespace: string, hosts: readonly string[]): boolean =>
  hosts.some((host) => !isExcluded(imports, namespace, host) && listsFor(imports, namespace).some((wanted) => overlapsAny(wanted, host)))

const overlapsAny = ({ exact, all }: Wanted, host: string): boolean =>
  exact.has(host) || all.some((other) => (isWildcard(other) || isWildcard(host)) && overlaps(host, other))
