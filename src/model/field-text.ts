/** A key below a place, as people write it: "spec.http", "labels["a.b/c"]". */
export function fieldText(parent: string, name: string): string {
  if (!/^[\w$-]+$/.test(name)) return `${parent}[${JSON.stringify(name)}]`
  return parent === '' ? name : `${parent}.${name}`
}
