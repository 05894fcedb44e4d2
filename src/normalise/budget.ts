import type { RefusalCode } from './refusals.ts'

/** Counts what a conversion makes, as goyaml does, and holds the first reason to refuse it. */
export type Budget = {
  readonly count: (nodes: number) => void
  /** False where the collection cannot be entered. */
  readonly enter: (collection: object) => boolean
  readonly leave: (collection: object) => void
  readonly refuse: (code: RefusalCode) => void
  readonly refused: () => RefusalCode | undefined
}

/** js-yaml gives an alias as the very object that it names, so a collection that was seen before is an alias. */
export function budget(): Budget {
  let [nodes, aliased, aliasDepth, refused]: [number, number, number, RefusalCode | undefined] = [1, 0, 0, undefined]
  const [seen, open, aliases] = [new Set<object>(), new Set<object>(), new Set<object>()]
  const refuse = (code: RefusalCode): void => {
    refused ??= code
  }
  const count = (more: number): void => {
    nodes += more
    if (aliasDepth === 0) return
    aliased += more
    if (aliased > 100 && nodes > 1000 && aliased / nodes > allowedAliases(nodes)) refuse('alias-excess')
  }
  const enter = (collection: object): boolean => {
    if (open.has(collection)) refuse('alias-cycle')
    if (open.size >= maxDepth) refuse('too-deep')
    if (refused !== undefined) return false
    open.add(collection)
    if (seen.has(collection)) {
      aliases.add(collection)
      aliasDepth += 1
    }
    seen.add(collection)
    return true
  }
  const leave = (collection: object): void => {
    open.delete(collection)
    if (aliases.delete(collection)) aliasDepth -= 1
  }
  return { count, enter, leave, refuse, refused: () => refused }
}

/** js-yaml's own recursion holds about 1,500 levels; real objects stay below 100. */
export const maxDepth = 500

/** goyaml's share of nodes that may come from aliases: 99 % of small documents, 10 % of those with millions of nodes. */
function allowedAliases(nodes: number): number {
  const [small, large] = [400_000, 4_000_000]
  if (nodes <= small) return 0.99
  return nodes >= large ? 0.1 : 0.99 - (0.89 * (nodes - small)) / (large - small)
}
