import { causeAt, type Report } from '../cause.ts'
import type { Node } from '../node.ts'
import type { Pair } from '../ratchet/pair.ts'
import type { ValueMap } from '../value.ts'

/** What rules are asked of: a new object, or one that takes the place of another. */
export interface Stage {
  readonly before: ValueMap | undefined
  readonly pair: Pair | undefined
  readonly report: Report
}

export type Rules = (object: ValueMap, stage: Stage) => void

/** All rules of a schema, or undefined where it has none. */
export function compileRules(node: Node): Rules | undefined {
  if (!hasRules(node)) return undefined
  return (_object, { report }) => report(causeAt('', { reason: 'Unknown', keyword: 'x-kubernetes-validations', message: 'rules cannot be evaluated' }))
}

function hasRules(node: Node): boolean {
  const children = [
    ...(node.properties?.values() ?? []),
    ...(node.items === undefined ? [] : [node.items]),
    ...(typeof node.additional === 'object' ? [node.additional] : []),
  ]
  return node.rules.length > 0 || children.some(hasRules)
}
