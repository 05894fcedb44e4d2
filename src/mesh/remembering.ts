/** Gives what was made for a key before, or makes it: classes of proxies have most of their configuration in common. */
export type Remembered<K, T> = (key: K, make: () => T) => T

export function remembering<K, T>(): Remembered<K, T> {
  const known = new Map<K, T>()
  return (key, make) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make()
    known.set(key, made)
    return made
  }
}
