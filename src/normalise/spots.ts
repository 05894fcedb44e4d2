import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLSeq } from 'yaml'
import { schemaStepsOf, stepsOf, type PathStep } from './path-steps.ts'

export { linesOf } from './line-of.ts'

/** Where a path leads in a file: a line counted from 1, and what stands there. */
export type Spot = {
  readonly line: number
  /** As it is written; '' where it is no single value, or where only something above it is there. */
  readonly value: string
}

/**
 * A text of YAML → the spot of any path in it, as people write paths; of the nearest part above where the path itself is not there. In a CRD a path is one of
 * the definition, or else one of the objects that it defines: then it leads into the schema.
 */
export function spotsIn(text: string): (path: string) => Spot {
  const counter = new LineCounter()
  const { contents } = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false })
  const root: Reached = { offset: isNode(contents) ? startOf(contents) : 0, node: contents, steps: 0 }
  return (path) => {
    const steps = stepsOf(path)
    const { offset, node, steps: taken } = farthest(root, steps)
    return { line: counter.linePos(offset).line, value: taken === steps.length && isScalar(node) ? (node.source ?? '') : '' }
  }
}

/** How far one came: `steps` counts those of the path that were taken. */
type Reached = { readonly offset: number; readonly node: unknown; readonly steps: number }

function farthest(root: Reached, steps: readonly PathStep[]): Reached {
  const plain = walked(
    root,
    steps.map((step) => [step]),
  )
  const inSchemas = versionsOf(root.node).map((_, version) => walked({ ...root, steps: -1 }, schemaStepsOf(steps, version)))
  // Both begin with "spec": a schema that leads as far is what a rule about a field means.
  return [...inSchemas.filter((one) => one.steps > 0), plain].reduce((best, one) => (one.steps > best.steps ? one : best))
}

function versionsOf(root: unknown): readonly unknown[] {
  if (!isMap(root) || root.get('kind') !== 'CustomResourceDefinition') return []
  const versions = root.getIn(['spec', 'versions'], true)
  return isSeq(versions) ? versions.items : []
}

/** Each element is one step of the path, or several keys that stand for it. */
function walked(start: Reached, path: readonly (readonly PathStep[])[]): Reached {
  let reached = start
  for (const steps of path) {
    const next = steps.reduce<Reached | undefined>((current, step) => (current === undefined ? undefined : below(current, step)), reached)
    if (next === undefined) return reached
    reached = { ...next, steps: reached.steps + 1 }
  }
  return reached
}

function below({ node, steps }: Reached, step: PathStep): Reached | undefined {
  if (isSeq(node)) return item(node, step, steps)
  if (!isMap(node) || !('name' in step)) return undefined
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step.name)
  return isNode(pair?.key) ? { offset: startOf(pair.key), node: pair.value, steps } : undefined
}

/** The item that a name or a number means; of all items the only one, since no other line stands for them. */
function item({ items }: YAMLSeq, step: PathStep, steps: number): Reached | undefined {
  const nodes = items.filter(isNode)
  const found = 'name' in step ? itemCalled(nodes, step.name) : nodes.length === 1 ? nodes[0] : undefined
  return found === undefined ? undefined : { offset: startOf(found), node: found, steps }
}

const itemCalled = (items: readonly Node[], name: string): Node | undefined =>
  items.find((one) => isMap(one) && String(one.get('name')) === name) ??
  (/^\d+$/.test(name) ? items[Number(name)] : undefined) ??
  items.find((one) =>
    isMap(one) ? one.items.some(({ value }) => isScalar(value) && String(value.value) === name) : isScalar(one) && String(one.value) === name,
  )

const startOf = (node: Node): number => node.range?.[0] ?? 0
