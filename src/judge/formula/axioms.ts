import { isList, type Json } from '../../model/json.ts'
import { isEqual } from '../is-equal.ts'
import type { Atom, Condition, Formula } from './formula.ts'
import { countLimits, lengthLimits } from './limits.ts'
import { isPatternWithin } from './text-language.ts'

/** What is known of atoms by their keywords alone: whoever keeps "at least 2" keeps "at least 1" at the same place. */
export const axiomsOf = (atoms: readonly Atom[]): readonly Formula[] => atoms.flatMap((atom) => atoms.flatMap((other) => axiomOf(atom, other)))

function axiomOf(atom: Atom, other: Atom): readonly Formula[] {
  const [one, two] = [atom.condition, other.condition]
  if (atom === other || one === undefined || two === undefined || one.place !== two.place || one.keyword !== two.keyword) return []
  if (isStronger(one, two)) return [{ kind: 'any', of: [{ kind: 'not', of: atom }, other] }]
  return areApart(one, two) ? [{ kind: 'not', of: { kind: 'all', of: [atom, other] } }] : []
}

const sides: ReadonlyMap<string, 'least' | 'most'> = new Map([
  ['minimum', 'least'],
  ['maximum', 'most'],
  // Of CEL.
  ['>=', 'least'],
  ['>', 'least'],
  ['<=', 'most'],
  ['<', 'most'],
  ...[...lengthLimits, ...countLimits].map(({ keyword, side }) => [keyword, side] as const),
])

function isStronger({ keyword, value }: Condition, { value: other }: Condition): boolean {
  if (keyword === 'enum') return valuesOf(value).every((one) => isIn(valuesOf(other), one))
  if (keyword === 'pattern') return isPatternWithin({ pattern: value }, { pattern: other })
  if (!isNumber(value) || !isNumber(other)) return false
  const side = sides.get(keyword)
  return (side === 'least' && value > other) || (side === 'most' && value < other)
}

const areApart = ({ keyword, value }: Condition, { value: other }: Condition): boolean =>
  keyword === 'enum' && !valuesOf(value).some((one) => isIn(valuesOf(other), one))

const valuesOf = (value: Json): readonly Json[] => (isList(value) ? value : [])

const isIn = (values: readonly Json[], value: Json): boolean => values.some((one) => isEqual(one, value))

const isNumber = (value: Json): value is number | bigint => typeof value === 'number' || typeof value === 'bigint'
