/** Equal files are never parsed. */
export function movedFiles(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  const differs = ([name]: readonly [string, string]): boolean => before.get(name) !== after.get(name)
  return { before: new Map([...before].filter(differs)), after: new Map([...after].filter(differs)) }
}
