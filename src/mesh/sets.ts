/** Whether two lists hold the same things, however often and in whatever order. */
export function isSameSet(left: Iterable<string>, right: Iterable<string>): boolean {
  const [first, second] = [new Set(left), new Set(right)]
  return first.size === second.size && includesAll(first, second)
}

export const includesAll = (set: ReadonlySet<string>, others: Iterable<string>): boolean => [...others].every((other) => set.has(other))
