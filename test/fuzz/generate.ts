import type { Random } from './random.ts'
import { blockHeads, blockLines, inBrackets, keyValues, nasty, numberParts, quotedParts, structure, words } from './vocabulary.ts'

/** One text that both parsers read: the spec of an object, written in a way that somebody could, or an attacker would. */
export type Case = { readonly kind: keyof typeof kinds; readonly text: string }

export function generate(chance: Random): Case {
  const kind = chance.pick(kindNames)
  return { kind, text: kinds[kind](chance) }
}

const kinds = {
  /** Unquoted scalars, as values and in lists. */
  scalar: (chance: Random) => spec(`v: ${scalar(chance)}`, `w: [${scalar(chance).replaceAll(/[?:]/g, '')}]`),
  key: (chance: Random) => spec(...chance.list(1, 3, () => `${scalar(chance)}${chance.pick(keyValues)}`)),
  quoted: (chance: Random) => {
    const quote = chance.pick(['"', "'"])
    return spec(`v: ${quote}${chance.repeat(0, 7, () => chance.pick(quotedParts))}${quote}`)
  },
  block: (chance: Random) => {
    const indent = chance.pick(['  ', '    ', '   ', ''])
    return spec(`v: ${chance.pick(blockHeads)}${chance.repeat(0, 6, () => `\n${indent}${chance.pick(blockLines)}`)}`, 'w: 1')
  },
  document: (chance: Random) =>
    spec(
      chance.repeat(1, 10, () => chance.pick(structure)),
      ...chance.pick([[], ['w: 1']]),
    ),
  brackets: (chance: Random) => {
    const [open, close] = chance.pick(['[]', '{}', '  '])
    return spec(`v: ${open}${chance.repeat(1, 10, () => chance.pick(inBrackets))}${close}`, ...chance.pick([[], ['w: 1']]))
  },
  /** A document that defines what aliases and merges name. */
  alias: (chance: Random) => spec('x: &x {a: 1, b: 2, "1": 3}', 'y0: &y {b: 9, c: 8}', `z: ${chance.repeat(1, 9, () => chance.pick(structure))}`),
  /** Values that any chart could hold, as JSON: what they are is certain, so this is about writing. */
  value: (chance: Random) =>
    asciiJson({ apiVersion: 'example.com/v1', kind: 'Sample', metadata: { name: 'a', annotations: anyMap(chance, 0) }, spec: anyMap(chance, 2) }),
} as const

const kindNames = Object.keys(kinds).filter((name): name is keyof typeof kinds => Object.hasOwn(kinds, name))

function spec(...lines: readonly string[]): string {
  const indented = lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? line : `  ${line}`))
  return `apiVersion: example.com/v1\nkind: Sample\nmetadata:\n  name: a\nspec:\n${indented.join('\n')}\n`
}

const scalar = (chance: Random): string =>
  chance.below(4) === 0 ? chance.pick(words) : chance.repeat(1, 6, () => chance.pick(chance.below(12) === 0 ? words : numberParts))

const text = (chance: Random): string => chance.repeat(0, 5, () => chance.pick(nasty))

const anyMap = (chance: Random, depth: number): unknown => Object.fromEntries(chance.list(0, 3, () => [text(chance), anyValue(chance, depth)]))

function anyValue(chance: Random, depth: number): unknown {
  const leaves = [
    () => text(chance),
    () => text(chance),
    () => chance.below(2 ** 31) - 2 ** 30,
    () => chance.below(1e9) / 1e4,
    () => chance.pick([null, true, false, -0, 1e21, 1e-7, '', [], {}]),
  ]
  const branches = [() => anyMap(chance, depth - 1), () => chance.list(0, 3, () => anyValue(chance, depth - 1))]
  return chance.pick(depth > 0 ? [...leaves, ...branches] : leaves)()
}

/** What JSON and YAML read alike: no character stands for itself that YAML refuses or folds. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/[\u007f-\ud7ff\ue000-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
