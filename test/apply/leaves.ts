export type Path = readonly string[]

/** Paths of all values that hold no other, in order. */
export function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]))
}

/** A copy with another leaf at this path. */
export function withOther<T>(value: T, path: Path): T {
  const copy = structuredClone(value)
  const parent = path.slice(0, -1).reduce((at: unknown, step) => Reflect.get(Object(at), step), copy)
  const last = path.at(-1) ?? ''
  Reflect.set(Object(parent), last, otherLeaf(Reflect.get(Object(parent), last)))
  return copy
}

function otherLeaf(leaf: unknown): unknown {
  if (typeof leaf === 'boolean') return !leaf
  return typeof leaf === 'number' ? leaf + 1 : `${String(leaf)}x`
}
