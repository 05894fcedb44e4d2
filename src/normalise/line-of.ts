import { tokensOf } from '../model/secret.ts'
import { isCollection, isNode, LineCounter, parseDocument } from 'yaml'

/** The line of a file under rendered/ on which the value at a JSON Pointer stands, counted from 1; that of the nearest one above it where there is none. */
export function linesOf(text: string, pointers: readonly string[]): readonly number[] {
  const counter = new LineCounter()
  const { contents } = parseDocument(text, { lineCounter: counter })
  return pointers.map((pointer) => {
    let node: unknown = contents
    for (const token of tokensOf(pointer)) {
      const below: unknown = isCollection(node) ? node.get(token, true) : undefined
      if (!isNode(below)) break
      node = below
    }
    return isNode(node) ? counter.linePos(node.range?.[0] ?? 0).line : 1
  })
}
