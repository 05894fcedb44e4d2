import type { Declared } from './declare.ts'

/** The most characters, items or keys at a path whose first step is a variable; undefined where it leads nowhere. */
export function mostAt(path: readonly string[], root: Declared): bigint | undefined {
  if (path.length === 0) return undefined
  let [at, isKey]: [Declared | undefined, boolean] = [root, false]
  for (const step of path.slice(1)) {
    if (at === undefined || isKey) return undefined
    if (step === '@keys') isKey = at.type.kind === 'map'
    else at = step === '@items' || step === '@values' ? at.items : at.fields.get(step)
    if (step === '@keys' && !isKey) return undefined
  }
  // The server declares no length for the keys of a map.
  return isKey ? 0n : at?.most
}
