import { causeAt, childPath, type Cause } from './cause.ts'
import type { Node } from './node.ts'
import { compilePattern } from './re2.ts'

/** What of a schema nobody here can evaluate, by name. Whatever is judged by such a schema counts as refused. */
export function unknownsIn(node: Node, path: string): readonly Cause[] {
  const unknown = (keyword: string, message: string): Cause => causeAt(path, { reason: 'Unknown', keyword, message })
  const { pattern } = node.limits
  return [
    ...node.unknown.map((keyword) => unknown(keyword, `cannot be judged: the keyword ${keyword} is not known`)),
    ...(pattern !== '' && compilePattern(pattern) === undefined ? [unknown('pattern', `cannot be judged: RE2 does not read the pattern ${pattern}`)] : []),
    ...[...(node.properties ?? [])].flatMap(([key, child]) => unknownsIn(child, childPath(path, key))),
    ...(node.items === undefined ? [] : unknownsIn(node.items, `${path}[]`)),
    ...(typeof node.additional === 'object' ? unknownsIn(node.additional, `${path}[*]`) : []),
    ...[...node.allOf, ...node.anyOf, ...node.oneOf, ...(node.not === undefined ? [] : [node.not])].flatMap((branch) => unknownsIn(branch, path)),
  ]
}
