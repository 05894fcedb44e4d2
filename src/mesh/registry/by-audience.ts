import type { Audience } from '../objects/export-to.ts'

/** Things by who sees them, each list in the order given. */
export type ByAudience<T> = { readonly shared: readonly T[]; readonly inNamespace: ReadonlyMap<string, readonly T[]> }

export function byAudience<T extends { readonly audience: Audience }>(things: readonly T[]): ByAudience<T> {
  const inNamespace = new Map<string, T[]>()
  for (const thing of things) {
    for (const name of thing.audience.kind === 'namespaces' ? thing.audience.names : []) put(inNamespace, name, thing)
  }
  return { shared: things.filter(({ audience }) => audience.kind === 'all'), inNamespace }
}

/** What a namespace sees: what is shown to few first, then what is shown to all. */
export const seenFrom = <T>({ shared, inNamespace }: ByAudience<T>, namespace: string): readonly T[] => [...(inNamespace.get(namespace) ?? []), ...shared]

export function put<K, T>(lists: Map<K, T[]>, key: K, thing: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [thing])
  else list.push(thing)
}
