import { causeAt } from '../cause.ts'
import type { Node } from '../node.ts'
import { isWholeEnough, numberOf } from '../numbers.ts'
import { kindOf, type Kind, type Value } from '../value.ts'
import type { Check } from './check.ts'

const typeOf = { null: 'null', boolean: 'boolean', string: 'string', int: 'integer', double: 'number', list: 'array', map: 'object' } as const satisfies Record<
  Kind,
  string
>
export const typesOf = (node: Node): readonly string[] => {
  if (node.intOrString) return ['integer', 'string']
  return node.type === '' ? [] : [node.type]
}

/** `type`, `nullable`, and what `format` means for the type: text and lists pass unchecked where a format is known. */
export function checkType(node: Node, format: string): Check {
  const types = typesOf(node)
  const wanted = types.join(' or ')
  const isText = !types.includes('number') && !types.includes('integer') && format !== ''
  return (value, { path }, report) => {
    const kind = kindOf(value)
    if (value === null) {
      if (types.length === 0 || node.nullable) return 1
      report(causeAt(path, { reason: 'TypeInvalid', keyword: 'type', message: `must be of type ${wanted}, not null` }))
      return 0
    }
    if (isOfType(value, types) || (isText && (kind === 'string' || kind === 'list'))) return 1
    report(causeAt(path, { reason: 'TypeInvalid', keyword: 'type', message: `must be of type ${wanted || format}, not ${typeOf[kind]}` }))
    return 0
  }
}

function isOfType(value: Value, types: readonly string[]): boolean {
  const kind = kindOf(value)
  if (types.includes(typeOf[kind])) return true
  if (kind === 'int') return types.includes('number')
  const number = numberOf(value)
  return number?.kind === 'double' && types.includes('integer') && isWholeEnough(number.value)
}
