import { listType, mapType, optionalType, plain, type PlainName, type Type } from './types.ts'

/** One way to call a function. Capital letters are types that fit each other. */
export interface Signature {
  /** By which its cost is told from that of others of the same name: "(string,string)bool". */
  readonly id: string
  readonly isMethod: boolean
  readonly takes: readonly Type[]
  readonly gives: Type
}

/** "(list<A>,A)int" → what it takes and gives. */
export function readSignature(text: string, isMethod: boolean): Signature {
  const end = text.lastIndexOf(')')
  return { id: text, isMethod, takes: splitTypes(text.slice(1, end)).map(readType), gives: readType(text.slice(end + 1)) }
}

function readType(text: string): Type {
  const [, outer, inner] = /^(\w+)<(.*)>$/.exec(text) ?? []
  const [first = plain('dyn'), second = plain('dyn')] = inner === undefined ? [] : splitTypes(inner).map(readType)
  if (outer === 'list') return listType(first)
  if (outer === 'map') return mapType(first, second)
  if (outer === 'optional') return optionalType(first)
  return /^[A-Z]$/.test(text) ? { kind: 'open', name: text } : plain(plainName(text))
}

const plainNames: readonly PlainName[] = [
  'bool',
  'bytes',
  'double',
  'int',
  'string',
  'uint',
  'null',
  'type',
  'duration',
  'timestamp',
  'url',
  'ip',
  'cidr',
  'quantity',
  'semver',
  'format',
  'authorizer',
  'path-check',
  'group-check',
  'resource-check',
  'decision',
]

const plainName = (text: string): PlainName => plainNames.find((one) => one === text) ?? 'dyn'

/** Splits at commas that stand in no brackets. */
function splitTypes(text: string): readonly string[] {
  let depth = 0
  const parts = ['']
  for (const letter of text) {
    depth += letter === '<' ? 1 : letter === '>' ? -1 : 0
    if (letter === ',' && depth === 0) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${letter}`)
  }
  return parts.filter((part) => part !== '')
}
