/** Ends a switch over a tagged union: a new tag then fails to compile in each place that must learn it. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${String(value)}`)
}
