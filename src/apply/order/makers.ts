import { textAt } from '../../model/json.ts'
import type { Reference } from '../../model/references.ts'
import type { Item } from './items.ts'
import { customRow } from './rows.ts'

type Known = {
  readonly references: ReadonlyMap<Item, readonly Reference[]>
  /** Whether the render itself holds the object. */
  readonly isThere: (to: Reference['to']) => boolean
}

/**
 * Who makes a Secret that an object names and the render does not hold: a Certificate, an ExternalSecret, a SealedSecret. Without it a workload would be
 * waited for, and never get ready, before the custom resource is applied that makes its Secret.
 */
export function makersOf(items: readonly Item[], known: Known): (item: Item, to: Reference['to']) => readonly Item[] {
  const makers = new Map<string, Item[]>()
  for (const item of items.filter(({ row }) => row === customRow)) {
    for (const key of madeBy(item, known)) makers.set(key, [...(makers.get(key) ?? []), item])
  }
  return (item, to) => (item.row === customRow || to.kind !== 'Secret' ? [] : (makers.get(secretKey(to)) ?? []))
}

const secretKey = ({ namespace, name }: Pick<Reference['to'], 'namespace' | 'name'>): string => JSON.stringify([namespace, name])

/** The absent Secrets that a custom resource names; one whose kind ends in "Secret" makes, by default, one of its own name. */
function madeBy(item: Item, { references, isThere }: Known): readonly string[] {
  const { id, body } = item.manifest
  const named = (references.get(item) ?? []).flatMap(({ to }) => (to.kind === 'Secret' ? [to] : []))
  const own = id.kind.endsWith('Secret') ? [{ kind: 'Secret', namespace: id.namespace, name: textAt(body, 'spec', 'target', 'name') ?? id.name }] : []
  return [...new Set([...named, ...own].filter((to) => !isThere(to)).map(secretKey))]
}
