import type { Random } from './random.ts'
import { otherKeys, otherValues, programKeys, programValues, rowEnds, rowsBetween } from './vocabulary.ts'

/** An object in block style as programs write it, with one or two of its lines disturbed in most: what stands at the edge of what src/normalise/block reads. */
export function rows(chance: Random): string {
  const body = map(chance, 3, '  ')
  const lines = `apiVersion: example.com/v1\nkind: Sample\nmetadata:\n  name: a\nspec:\n${body}`.split('\n')
  for (const disturb of chance.list(0, 2, () => chance.pick(disturbances))) disturb(lines, 5 + chance.below(lines.length - 5), chance)
  return lines.join('\n')
}

type Disturbance = (lines: string[], index: number, chance: Random) => void

const disturbances: readonly Disturbance[] = [
  (lines, index, chance) => void lines.splice(index, 0, chance.pick(rowsBetween)),
  (lines, index) => void lines.splice(index, 1),
  (lines, index) => void lines.splice(index, 1, ` ${lines[index] ?? ''}`),
  (lines, index) => void lines.splice(index, 1, (lines[index] ?? '').slice(1)),
  (lines, index, chance) => void lines.splice(index, 1, `${lines[index] ?? ''}${chance.pick(rowEnds)}`),
]

const map = (chance: Random, depth: number, indent: string): string =>
  chance.repeat(1, 4, () => `${indent}${seldom(chance, otherKeys, programKeys)}:${value(chance, depth, indent)}`)

function value(chance: Random, depth: number, indent: string): string {
  const roll = chance.below(depth > 0 ? 4 : 2)
  if (roll === 2) return `\n${map(chance, depth - 1, `${indent}${chance.pick(['  ', '  ', ' ', '    '])}`)}`
  return roll === 3 ? `\n${list(chance, depth - 1, chance.pick([indent, `${indent}  `]))}` : ` ${scalar(chance, indent)}\n`
}

const list = (chance: Random, depth: number, indent: string): string => chance.repeat(1, 3, () => `${indent}-${item(chance, depth, indent)}`)

function item(chance: Random, depth: number, indent: string): string {
  if (depth > 0 && chance.below(3) === 0) return ` ${list(chance, depth - 1, `${indent}  `).trimStart()}`
  return chance.below(2) === 0 ? ` ${map(chance, depth, `${indent}  `).trimStart()}` : ` ${scalar(chance, indent)}\n`
}

/** The lines of a scalar that go on below its first get an indent of their own. */
const scalar = (chance: Random, indent: string): string =>
  seldom(chance, otherValues, programValues).replaceAll(/\n(?!\n|$)/g, `\n${indent}${chance.pick(['  ', '  ', ' ', '    '])}`)

const seldom = (chance: Random, rare: readonly string[], usual: readonly string[]): string => chance.pick(chance.below(20) === 0 ? rare : usual)
