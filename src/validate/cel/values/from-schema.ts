import { parseDuration } from '../../formats/duration.ts'
import type { Node } from '../../node.ts'
import { numberOf } from '../../numbers.ts'
import { isItems, isMap, type Value } from '../../value.ts'
import { decodeBase64 } from './base64.ts'
import { errorOf, timestampOf, type CelValue } from './cel-value.ts'
import { parseDay, parseSchemaTime } from './parse-time.ts'

/** Types a value by its schema. */
export function fromSchema(value: Value, node: Node): CelValue {
  if (value === null) return node.nullable ? null : errorOf('invalid data, got null for schema with nullable=false')
  if (node.intOrString) return intOrString(value)
  switch (node.type) {
    case 'object':
      return isMap(value) ? { kind: 'object', raw: value, node } : wrong(node)
    case 'array':
      return isItems(value) ? listFrom(value, node) : wrong(node)
    case 'string':
      return typeof value === 'string' ? textFrom(value, node.format) : wrong(node)
    case 'number':
      return numberOf(value) === undefined ? wrong(node) : Number(numberOf(value)?.value)
    case 'integer': {
      const number = numberOf(value)
      return number?.kind === 'int' ? number.value : wrong(node)
    }
    case 'boolean':
      return typeof value === 'boolean' ? value : wrong(node)
    default:
      return node.preserve ? { kind: 'preserved', raw: value } : errorOf('invalid type')
  }
}

const wrong = (node: Node): CelValue => errorOf(`invalid data, expected ${node.type}`)

function intOrString(value: Value): CelValue {
  if (typeof value === 'string') return value
  const number = numberOf(value)
  return number?.kind === 'int' ? number.value : errorOf('invalid data, expected XIntOrString value to be either a string or integer')
}

export function listFrom(raw: readonly Value[], node: Node): CelValue {
  const { items } = node
  if (items === undefined) return errorOf('invalid array type, expected Items with a non-empty Schema')
  return { kind: 'list', items: raw.map((item) => fromSchema(item, items)), origin: { node, raw } }
}

function textFrom(text: string, format: string): CelValue {
  if (format === 'duration') {
    const nanos = parseDuration(text)
    return nanos === undefined ? errorOf(`Invalid duration ${text}`) : { kind: 'duration', nanos }
  }
  if (format === 'date' || format === 'date-time') {
    const nanos = format === 'date' ? parseDay(text) : parseSchemaTime(text)
    return nanos === undefined ? errorOf(`Invalid ${format} formatted string`) : timestampOf(nanos)
  }
  if (format === 'byte') return decodeBase64(text) ?? errorOf('Invalid byte formatted string')
  return text
}
