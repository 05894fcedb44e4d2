import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Formula } from '../../src/judge/formula/formula.ts'
import { implies } from '../../src/judge/formula/implies.ts'

const names = ['p', 'q', 'r', 's']
const { formula } = fc.letrec<{ formula: Formula }>((tie) => {
  const parts = fc.array(tie('formula'), { maxLength: 3 })
  return {
    formula: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...names).map((name): Formula => ({ kind: 'atom', name })),
      fc.boolean().map((isTrue): Formula => ({ kind: 'known', isTrue })),
      tie('formula').map((of): Formula => ({ kind: 'not', of })),
      parts.map((of): Formula => ({ kind: 'all', of })),
      parts.map((of): Formula => ({ kind: 'any', of })),
      parts.map((of): Formula => ({ kind: 'one', of })),
    ),
  }
})

function holds(one: Formula, truths: ReadonlySet<string>): boolean {
  if (one.kind === 'atom') return truths.has(one.name)
  if (one.kind === 'known') return one.isTrue
  if (one.kind === 'not') return !holds(one.of, truths)
  const count = one.of.filter((part) => holds(part, truths)).length
  return { all: count === one.of.length, any: count > 0, one: count === 1 }[one.kind]
}

const worlds = Array.from({ length: 2 ** names.length }, (_, row) => new Set(names.filter((_name, index) => (row >> index) % 2 === 1)))

test('one condition implies another exactly when it does so in every world', () => {
  fc.assert(
    fc.property(formula, formula, (before, after) => {
      expect(implies(before, after)).toBe(worlds.every((world) => !holds(before, world) || holds(after, world)))
    }),
    { numRuns: 500 },
  )
})

test('too many conditions are left undecided', () => {
  const all: Formula = { kind: 'all', of: Array.from({ length: 13 }, (_, index): Formula => ({ kind: 'atom', name: `a${index}` })) }

  expect(implies(all, all)).toBeUndefined()
})
