import { unreachable } from '../../model/unreachable.ts'
import { atomsOf } from './atoms-of.ts'
import { axiomsOf } from './axioms.ts'
import type { Formula } from './formula.ts'

// 2^12 rows are one table of 512 bytes a step; more conditions than that are left undecided.
const mostAtoms = 12

/** Whether every object that meets one condition meets the other; undefined where there are too many conditions to try. */
export function implies(before: Formula, after: Formula): boolean | undefined {
  const atoms = [...new Map([...atomsOf(before), ...atomsOf(after)].map((atom) => [atom.name, atom])).values()]
  if (atoms.length > mostAtoms) return undefined
  const rows = 1 << atoms.length
  const table = { everywhere: (1n << BigInt(rows)) - 1n, columns: new Map(atoms.map(({ name }, index) => [name, columnOf(index, rows)])) }
  const possible = rowsOf({ kind: 'all', of: axiomsOf(atoms) }, table)
  return (possible & rowsOf(before, table) & ~rowsOf(after, table) & table.everywhere) === 0n
}

/** A truth table as one number: bit n says whether the condition holds in row n. */
type Table = { readonly everywhere: bigint; readonly columns: ReadonlyMap<string, bigint> }

// Atom number n is true in every row whose bit n is set: n zeros and n ones in turn, doubled until the rows are full.
function columnOf(index: number, rows: number): bigint {
  const half = 1n << BigInt(index)
  let column = ((1n << half) - 1n) << half
  for (let width = half * 2n; width < BigInt(rows); width *= 2n) column |= column << width
  return column
}

function rowsOf(formula: Formula, table: Table): bigint {
  switch (formula.kind) {
    case 'atom':
      return table.columns.get(formula.name) ?? 0n
    case 'known':
      return formula.isTrue ? table.everywhere : 0n
    case 'not':
      return table.everywhere & ~rowsOf(formula.of, table)
    case 'all':
      return formula.of.reduce((rows, part) => rows & rowsOf(part, table), table.everywhere)
    case 'any':
      return formula.of.reduce((rows, part) => rows | rowsOf(part, table), 0n)
    case 'one':
      return exactlyOne(formula.of.map((part) => rowsOf(part, table)))
    default:
      return unreachable(formula)
  }
}

function exactlyOne(parts: readonly bigint[]): bigint {
  let [once, twice] = [0n, 0n]
  for (const rows of parts) {
    twice |= once & rows
    once |= rows
  }
  return once & ~twice
}
