import type { Random } from './random.ts'
import { blockHeads, calmLeaves, escapes, numbers, plainParts, quotedWords, tags } from './vocabulary.ts'

/** Where a value stands. Lines that continue it get the indent and something more. */
export type Place = { readonly depth: number; readonly indent: string; readonly isInFlow: boolean }

/** One scalar, in any of the ways to write it. Most are calm: one that nothing reads takes its whole stream along. */
export function leaf(chance: Random, place: Place): string {
  if (chance.below(4) > 0) return chance.pick(calmLeaves)
  const name = chance.pick(place.isInFlow ? flowNames : blockNames)
  return leaves[name](chance, place)
}

const leaves = {
  number: (chance: Random) => chance.pick(numbers),
  near: (chance: Random) => near(chance),
  tagged: (chance: Random) => `${chance.pick(tags)} ${chance.pick([...numbers, '"x"', "'1'", 'aGVsbG8=', 'x y', ''])}`,
  plain: (chance: Random, { indent }: Place) => plain(chance, indent),
  double: (chance: Random, { indent }: Place) => `"${quoted(chance, indent, [...quotedWords, ...escapes])}"`,
  single: (chance: Random, { indent }: Place) => `'${quoted(chance, indent, [...quotedWords, "''", '\\', '"'])}'`,
  alias: (chance: Random) => chance.pick(['*x', '*y', '*x ', '&n 1', '&n', '&n "1"']),
  block: (chance: Random, { indent }: Place) => block(chance, indent),
} as const

type LeafName = keyof typeof leaves
const flowNames: readonly LeafName[] = ['number', 'near', 'tagged', 'plain', 'double', 'single', 'alias']
const blockNames: readonly LeafName[] = [...flowNames, 'block', 'block']

/** A whole number beside a power of two or ten, where parsers start to round or to give up. */
function near(chance: Random): string {
  const base = chance.pick([2n ** 31n, 2n ** 53n, 2n ** 63n, 2n ** 64n, 10n ** 15n, 10n ** 20n, 10n ** 21n, 10n ** 22n])
  const value = base + BigInt(chance.below(5) - 2)
  const radix = chance.pick([10, 10, 10, 16, 8, 2])
  const prefix = { 16: '0x', 8: chance.pick(['0', '0o']), 2: '0b' }[radix] ?? ''
  return `${chance.pick(['', '', '-', '+'])}${prefix}${value.toString(radix)}${chance.pick(['', '', '', '.0', '.5', 'e0', '_', '_0'])}`
}

const fold = (chance: Random, indent: string): string => `${chance.repeat(1, 2, () => chance.pick(['\n', '\n', ' \n', '\t\n', `\n${indent}\t`]))}${indent}  `

function plain(chance: Random, indent: string): string {
  return chance.repeat(1, 4, () => `${chance.pick(plainParts)}${chance.below(5) === 0 ? fold(chance, indent) : chance.pick(['', ' '])}`).trim()
}

const quoted = (chance: Random, indent: string, from: readonly string[]): string =>
  chance.repeat(0, 6, () => (chance.below(6) === 0 ? fold(chance, indent) : chance.pick(from)))

/** A block of text, mostly indented as its head says. */
function block(chance: Random, indent: string): string {
  const inner = `${indent}${chance.pick(['  ', '  ', ' ', '   '])}`
  const line = (): string =>
    `\n${chance.pick([inner, inner, inner, inner, `${inner} `, `${inner}\t`, '', indent])}${chance.pick([...quotedWords, '# c', '- a', 'k: v', '...', ''])}`
  return `${chance.pick(blockHeads)}${chance.repeat(0, 5, line)}${chance.pick(['', '', '\n', '\n\n', ` \n${inner}`])}`
}
