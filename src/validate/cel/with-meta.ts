import type { Node } from '../node.ts'
import { readNode } from '../read-node.ts'

const text = readNode({ type: 'string' })
const meta: readonly (readonly [string, Node])[] = [
  ['kind', text],
  ['apiVersion', text],
  ['metadata', readNode({ type: 'object', properties: { name: { type: 'string' }, generateName: { type: 'string' } } })],
]

/** The schema as rules see it: every resource in it has a type and a name, whether the schema says so or not. */
export function withMeta(node: Node, { isResource }: { isResource: boolean }): Node {
  const below = (child: Node): Node => withMeta(child, { isResource: child.embedded })
  const properties = node.properties === undefined ? [] : [...node.properties].map(([key, child]): [string, Node] => [key, below(child)])
  return {
    ...node,
    properties: isResource ? new Map([...properties, ...meta]) : properties.length === 0 ? undefined : new Map(properties),
    items: node.items === undefined ? undefined : below(node.items),
    additional: typeof node.additional === 'object' ? below(node.additional) : node.additional,
  }
}
