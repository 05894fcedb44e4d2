import type { Node } from '../node.ts'
import { childPath } from '../cause.ts'

/** `.spec.a`, `['a.b']`: where a rule says its error belongs, as the server writes paths. */
export function fieldPathOf(written: string, node: Node): string {
  let [path, at]: [string, Node | undefined] = ['', node]
  for (const [, plain, quoted] of written.matchAll(/\.([^.[\]]+)|\['((?:\\.|[^'\\])*)'\]/gs)) {
    const name = plain ?? (quoted ?? '').replaceAll(/\\(.)/gs, '$1')
    const isProperty: boolean = at?.properties !== undefined
    path = isProperty ? childPath(path, name) : `${path}[${name}]`
    at = isProperty ? at?.properties?.get(name) : typeof at?.additional === 'object' ? at.additional : undefined
  }
  return path
}
