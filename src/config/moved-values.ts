import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'

/** A value of a values file that is another one than before, came or went; one that went is told with the line of what held it. */
export type MovedValue = {
  readonly key: string
  /** As it is written now; '' where it went. */
  readonly value: string
  readonly line: number
}

/** Two texts of a values file → what of it moved, in the order of the file. */
export function movedValues(before: string, after: string): readonly MovedValue[] {
  const [old, now] = [leavesOf(before), leavesOf(after)]
  const moved = [...now].filter(([path, { source }]) => source !== undefined && old.get(path)?.source !== source).map(([, leaf]) => told(leaf))
  const gone = [...old]
    .filter(([path, { source }]) => source !== undefined && !now.has(path))
    .map(([path, { key }]) => ({ key, value: '', line: lineAbove(path, now) }))
  return [...moved, ...gone].toSorted((left, right) => left.line - right.line)
}

/** A node by its place; `source` only where it is a single value. */
type Leaf = { readonly key: string; readonly source: string | undefined; readonly line: number }

const told = ({ key, source = '', line }: Leaf): MovedValue => ({ key, value: source, line })

/** Paths as JSON texts of their keys, so that no key can be taken for two. */
function leavesOf(text: string): ReadonlyMap<string, Leaf> {
  const lines = new LineCounter()
  const { contents } = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.1', uniqueKeys: false })
  const leaves = new Map<string, Leaf>()
  const visit = (node: unknown, path: readonly string[], offset: number): void => {
    const source = isScalar(node) ? (node.source ?? '') : undefined
    leaves.set(JSON.stringify(path), { key: path.at(-1) ?? '', source, line: lines.linePos(offset).line })
    if (isSeq(node)) node.items.forEach((one, index) => visit(one, [...path, String(index)], offsetOf(one) ?? offset))
    if (isMap(node)) for (const { key, value } of node.items) visit(value, [...path, isScalar(key) ? String(key.value) : ''], offsetOf(key) ?? offset)
  }
  visit(contents, [], 0)
  return leaves
}

const offsetOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

function lineAbove(path: string, now: ReadonlyMap<string, Leaf>): number {
  const keys: readonly string[] = JSON.parse(path)
  const above = keys.map((_, index) => now.get(JSON.stringify(keys.slice(0, index)))).findLast((leaf) => leaf !== undefined)
  return above?.line ?? 1
}
