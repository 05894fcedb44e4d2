import { openCursor, type Cursor } from './cursor.ts'
import type { Expr } from './expr.ts'
import { parsePrimary } from './parse-primary.ts'
import { expandMacro } from './macros.ts'
import { parseArguments } from './parse-arguments.ts'

/** Binary operators, loosest first; each row binds alike and to the left. */
const levels: readonly (readonly string[])[] = [['||'], ['&&'], ['<', '<=', '>=', '>', '==', '!=', 'in'], ['+', '-'], ['*', '/', '%']]

/** Parses an expression. Throws CelSyntaxError for what the server would not have let into a schema. */
export function parse(source: string): Expr {
  const cursor = openCursor(source, parseChoice)
  const expr = cursor.expression()
  if (cursor.kind() !== 'end') throw cursor.unexpected()
  return expr
}

const call = (name: string, args: readonly Expr[]): Expr => ({ kind: 'call', name, target: undefined, args })

function parseChoice(cursor: Cursor): Expr {
  const condition = parseBinary(cursor, 0)
  if (!cursor.take('?')) return condition
  const whenTrue = parseBinary(cursor, 0)
  cursor.need(':')
  return call('_?_:_', [condition, whenTrue, cursor.expression()])
}

function parseBinary(cursor: Cursor, level: number): Expr {
  const operators = levels[level]
  if (operators === undefined) return parseUnary(cursor)
  let left = parseBinary(cursor, level + 1)
  while (cursor.isNext(...operators)) {
    const operator = cursor.next().text
    left = call(operator === 'in' ? '@in' : `_${operator}_`, [left, parseBinary(cursor, level + 1)])
  }
  return left
}

function parseUnary(cursor: Cursor): Expr {
  const operator = cursor.isNext('!') ? '!' : '-'
  let count = 0
  for (; cursor.take(operator); count += 1);
  // Of several signs the last belongs to a number: the smallest integer has no positive counterpart.
  const isSigned = operator === '-' && count > 0 && (cursor.kind() === 'int' || cursor.kind() === 'double')
  const operand = parseMember(cursor, { isNegative: isSigned })
  const isEven = (isSigned ? count - 1 : count) % 2 === 0
  return isEven ? operand : call(`${operator}_`, [operand])
}

/** A value with its fields, indexes and method calls. */
function parseMember(cursor: Cursor, options: { isNegative: boolean }): Expr {
  let operand = parsePrimary(cursor, options)
  for (;;) {
    if (cursor.take('.')) operand = parseField(cursor, operand)
    else if (cursor.take('[')) operand = parseIndex(cursor, operand)
    else return operand
  }
}

function parseField(cursor: Cursor, operand: Expr): Expr {
  const optional = cursor.take('?')
  if (cursor.kind() !== 'name' && cursor.kind() !== 'quoted-name') throw cursor.unexpected()
  const { kind, text } = cursor.next()
  const field = kind === 'name' ? text : text.slice(1, -1)
  if (optional || !cursor.take('(')) return { kind: 'select', operand, field, optional }
  return expandMacro({ name: field, target: operand, args: parseArguments(cursor) })
}

function parseIndex(cursor: Cursor, operand: Expr): Expr {
  const optional = cursor.take('?')
  const index = cursor.expression()
  cursor.need(']')
  return { kind: 'index', operand, index, optional }
}
