import { parseGoDuration } from '../../formats/duration.ts'
import { compilePattern } from '../../re2.ts'
import { parseTime } from '../values/parse-time.ts'
import type { Checked } from './check-types.ts'
import type { Core } from './core.ts'
import { isSameType, sayType, type Type } from './types.ts'

/** What the server refuses of what is written out: a pattern, a duration or a time that is none, and lists and maps of several types. */
export function badLiteral(node: Core, checked: Checked): string | undefined {
  const below = node.kind === 'call' && node.name === 'format' ? withoutLiterals(checked) : checked
  return argumentFault(node) ?? mixtureFault(node, checked) ?? firstOf(partsOf(node), (part) => badLiteral(part, below))
}

/** Inside format, lists and maps may be mixed. */
const withoutLiterals = (checked: Checked): Checked => ({ ...checked, typeOf: () => ({ kind: 'plain', name: 'dyn' }) })

const readers: Readonly<Record<string, (text: string) => unknown>> = { matches: compilePattern, duration: parseGoDuration, timestamp: parseTime }

function argumentFault(node: Core): string | undefined {
  if (node.kind !== 'call' || !Object.hasOwn(readers, node.name)) return undefined
  const [first] = node.args
  if (first?.kind !== 'literal' || typeof first.value !== 'string') return undefined
  return readers[node.name]?.(first.value) === undefined ? `invalid ${node.name} argument` : undefined
}

function mixtureFault(node: Core, { typeOf }: Checked): string | undefined {
  if (node.kind === 'list') return mixed(node.items.map(({ item, optional }) => elementType(typeOf(item), optional)))
  if (node.kind !== 'map') return undefined
  return mixed(node.entries.map(({ key }) => typeOf(key))) ?? mixed(node.entries.map(({ value, optional }) => elementType(typeOf(value), optional)))
}

const elementType = (type: Type, isOptional: boolean): Type => (isOptional && type.kind === 'optional' ? type.of : type)

function mixed([first, ...others]: readonly Type[]): string | undefined {
  if (first === undefined) return undefined
  return firstOf(others, (other) => (isSameType(first, other) ? undefined : `expected type '${sayType(first)}' but found '${sayType(other)}'`))
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

function partsOf(node: Core): readonly Core[] {
  if (node.kind === 'select' || node.kind === 'optional-select') return [node.operand]
  if (node.kind === 'call') return [...(node.target === undefined ? [] : [node.target]), ...node.args]
  if (node.kind === 'list') return node.items.map(({ item }) => item)
  if (node.kind === 'map') return node.entries.flatMap(({ key, value }) => [key, value])
  return node.kind === 'loop' ? [node.range, node.start, node.condition, node.step, node.result] : []
}
