import type { Cursor } from './cursor.ts'
import type { Expr } from './expr.ts'
import { literalOf } from './literals.ts'
import { expandMacro } from './macros.ts'
import { parseArguments, parseEach } from './parse-arguments.ts'

const reserved = new Set('as break const continue else for function if import in let loop package namespace return var void while'.split(' '))
const constants: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])

/** A literal, a name, a call, a list, a map, or an expression in parentheses. */
export function parsePrimary(cursor: Cursor, { isNegative }: { isNegative: boolean }): Expr {
  if (cursor.take('(')) return parseGroup(cursor)
  if (cursor.take('[')) return { kind: 'list', items: parseEach(cursor, ']', () => ({ optional: cursor.take('?'), item: cursor.expression() })) }
  if (cursor.take('{')) return { kind: 'map', entries: parseEach(cursor, '}', () => parseEntry(cursor)) }
  // A leading point says that a name is looked up from the root, which is where all names are.
  if (cursor.take('.') || cursor.kind() === 'name') return parseName(cursor)
  if (['symbol', 'end', 'quoted-name'].includes(cursor.kind())) throw cursor.unexpected()
  return { kind: 'literal', value: literalOf(cursor.next(), { isNegative }) }
}

function parseGroup(cursor: Cursor): Expr {
  const inner = cursor.expression()
  cursor.need(')')
  return inner
}

function parseEntry(cursor: Cursor): { key: Expr; value: Expr; optional: boolean } {
  const optional = cursor.take('?')
  const key = cursor.expression()
  cursor.need(':')
  return { key, value: cursor.expression(), optional }
}

function parseName(cursor: Cursor): Expr {
  if (cursor.kind() !== 'name' || reserved.has(cursor.text())) throw cursor.unexpected()
  const name = cursor.next().text
  const constant = constants.get(name)
  if (constant !== undefined) return { kind: 'literal', value: constant }
  return cursor.take('(') ? expandMacro({ name, target: undefined, args: parseArguments(cursor) }) : { kind: 'name', name }
}
