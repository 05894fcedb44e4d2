import { unreachable } from '../../model/unreachable.ts'
import type { Atom, Formula } from './formula.ts'

/** Every atom of a formula, once for each place where it stands. */
export function atomsOf(formula: Formula): readonly Atom[] {
  switch (formula.kind) {
    case 'atom':
      return [formula]
    case 'known':
      return []
    case 'not':
      return atomsOf(formula.of)
    case 'all':
    case 'any':
    case 'one':
      return formula.of.flatMap(atomsOf)
    default:
      return unreachable(formula)
  }
}
