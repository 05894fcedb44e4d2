import type { Node } from '../../node.ts'
import { escapeName } from '../values/identifiers.ts'
import { listType, mapType, plain, type PlainName, type Type } from './types.ts'

/** A place of the schema as the server's checker and its estimate of costs know it. */
export interface Declared {
  readonly type: Type
  /** The most characters, bytes, items or keys; 0 where a value has no size. */
  readonly most: bigint
  /** The fewest bytes that a value takes as JSON. */
  readonly least: bigint
  readonly fields: ReadonlyMap<string, Declared>
  readonly items: Declared | undefined
}

// The server's own number: no request is larger.
export const mostBytes = 3n * 1024n * 1024n

const sizeless = { fields: new Map<string, Declared>(), items: undefined }

/** Undefined where the schema says too little for a type. */
export function declare(node: Node): Declared | undefined {
  if (node.intOrString) return { ...sizeless, type: plain('dyn'), most: lengthOf(node) ?? mostBytes - 2n, least: 1n }
  switch (node.type) {
    case 'array':
      return ofList(node)
    case 'object':
      return typeof node.additional === 'object' ? ofMap(node, node.additional) : ofObject(node)
    case 'string':
      return ofText(node)
    case 'boolean':
      return { ...sizeless, type: plain('bool'), most: 0n, least: 4n }
    case 'number':
      return { ...sizeless, type: plain('double'), most: 0n, least: 1n }
    case 'integer':
      return { ...sizeless, type: plain('int'), most: 0n, least: 1n }
    default:
      return undefined
  }
}

function ofList(node: Node): Declared | undefined {
  const items = node.items === undefined ? undefined : declare(node.items)
  if (items === undefined) return undefined
  return { ...sizeless, type: listType(items.type), most: limit(node.limits.maxItems) ?? (mostBytes - 2n) / (items.least + 1n), least: 2n, items }
}

function ofMap(node: Node, additional: Node): Declared | undefined {
  const items = declare(additional)
  if (items === undefined) return undefined
  const most = limit(node.limits.maxProperties) ?? (mostBytes - 2n) / (items.least + 6n)
  return { ...sizeless, type: mapType(plain('string'), items.type), most, least: 2n, items }
}

function ofObject(node: Node): Declared {
  const found = [...(node.properties ?? [])].flatMap(([name, child]) => {
    const field = declare(child)
    return field === undefined ? [] : [{ name, field, isNeeded: node.required.includes(name) && child.fallback === undefined }]
  })
  const fields = new Map(
    found.flatMap(({ name, field }): readonly [string, Declared][] => {
      const escaped = escapeName(name)
      return escaped === undefined ? [] : [[escaped, field]]
    }),
  )
  const least = found.reduce((sum, { name, field, isNeeded }) => (isNeeded ? sum + bytesOf(name) + field.least + 4n : sum), 2n)
  return { ...sizeless, type: { kind: 'object', fields: new Map([...fields].map(([name, { type }]) => [name, type])) }, most: 0n, least, fields }
}

/** Formats that rules read as something else than text, with the fewest bytes they take; their most is 32, or 12 of a day. */
const typedFormats: Readonly<Record<string, { readonly name: PlainName; readonly least: bigint; readonly most: bigint }>> = {
  duration: { name: 'duration', least: 3n, most: 32n },
  date: { name: 'timestamp', least: 12n, most: 12n },
  'date-time': { name: 'timestamp', least: 21n, most: 32n },
}

function ofText(node: Node): Declared {
  const typed = Object.hasOwn(typedFormats, node.format) ? typedFormats[node.format] : undefined
  if (typed !== undefined) return { ...sizeless, type: plain(typed.name), most: typed.most, least: typed.least }
  if (node.format === 'byte') return { ...sizeless, type: plain('bytes'), most: limit(node.limits.maxLength) ?? mostBytes - 2n, least: 2n }
  return { ...sizeless, type: plain('string'), most: lengthOf(node) ?? longestChoice(node) ?? mostBytes - 2n, least: 2n }
}

/** In bytes, of which a character has up to four. */
function lengthOf({ limits }: Node): bigint | undefined {
  const most = limit(limits.maxLength)
  return most === undefined ? undefined : most * 4n
}

const limit = (most: number | undefined): bigint | undefined => (most === undefined ? undefined : BigInt(Math.max(0, Math.trunc(most))))

const longestChoice = ({ choices }: Node): bigint | undefined =>
  choices.length === 0
    ? undefined
    : choices.reduce((longest: bigint, choice) => (typeof choice === 'string' && bytesOf(choice) > longest ? bytesOf(choice) : longest), 0n)

const bytesOf = (text: string): bigint => BigInt(new TextEncoder().encode(text).length)
