import type { Random } from './random.ts'

/** One text that both parsers read: the spec of an object, written in a way that somebody could, or an attacker would. */
export type Case = { readonly kind: keyof typeof kinds; readonly text: string }

export function generate(chance: Random): Case {
  const kind = chance.pick(kindNames)
  return { kind, text: kinds[kind](chance) }
}

const head = 'apiVersion: example.com/v1\nkind: Sample\nmetadata:\n  name: a\n'

const words = 'y Y n no yes on off true True FALSE null ~ NULL .inf .nan inf << = - . .. ... --- 0x 0b 0o 1_000 2001-01-01 12:30 1e3 +.5'.split(' ')
const numberParts = [
  ...'0123456789',
  '0',
  '1',
  '_',
  '.',
  '+',
  '-',
  'e',
  'E',
  'x',
  'X',
  'o',
  'O',
  'b',
  'B',
  'f',
  'A',
  ':',
  '0x',
  '0b',
  '00',
  '99999999',
  '9223372036854775807',
  '18446744073709551615',
]
const keyValues = [': v', ': ', ': 1', ': {a: 1}', ':\n  - a']
const quotedParts = [
  'x',
  'y z',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n  ',
  '\n\n  ',
  '\n    ',
  "''",
  '\\n',
  '\\t',
  '\\"',
  '\\\\',
  '\\/',
  '\\x41',
  '\\u00e9',
  '\\ud83d',
  '\\U0001F600',
  '\\\n',
  '\\\n\n  ',
  '\\ ',
  '\\0',
  '\\e',
  '\\N',
  '\\L',
  '\\_',
  '#',
  ' #',
  ': ',
  '- ',
  '...',
  '---',
  'é',
  '😀',
  '\u00a0',
  '\ufeff',
  '{',
  ']',
]
const blockHeads = ['|', '>', '|-', '>-', '|+', '>+', '|2', '>2', '|1-', '|+2', '| # c']
const blockLines = ['x', ' x', '  x', '\tx', 'x\t', 'x ', '', '', ' ', '   ', '# c', '- a', 'k: v', '---', '...', '"q', '\\', 'é', '#']
const structure = [
  'a: ',
  'b: ',
  'c:',
  'd: 1',
  'a: 1',
  '\n',
  '\n',
  '\n  ',
  '\n  ',
  '\n    ',
  '\n    ',
  '- ',
  '- ',
  '-\n',
  '- a: ',
  '? ',
  ': ',
  '<<: *x',
  '<<: {a: 5}',
  '<<: [*x, *y]',
  '*x',
  '*y',
  '&x ',
  '&y ',
  '{a: 1}',
  '{',
  '}',
  '[',
  ']',
  ', ',
  ',',
  '[1, 2]',
  '"a": ',
  "'b': ",
  '1: ',
  '"1": ',
  '0x1: ',
  'yes: ',
  'null: ',
  '1.0: ',
  '1e6: ',
  '!!str ',
  '!!int ',
  '!t ',
  '!!map ',
  '!!binary ',
  '! ',
  '# c',
  ' # c',
  '|\n      x',
  '>-\n      x\n      y',
  'x',
  'x y',
  'x:y',
  'http://x/?a=b',
  '"q"',
  "'s'",
  '-',
  '?',
  ':',
  '@',
  '`',
  '%',
  '\t',
  '__proto__: ',
]
const nasty = [
  'a',
  'b c',
  ' ',
  '\n',
  '\n\n',
  '\t',
  '\r',
  '#',
  ' #',
  ': ',
  ':',
  '- ',
  '-',
  '?',
  '|',
  '>',
  "'",
  '"',
  '\\',
  '---',
  '...',
  '{',
  '}',
  '[',
  ',',
  '&',
  '*',
  '!',
  '%',
  '@',
  '`',
  '=',
  '<<',
  '~',
  '0',
  '1_',
  '0x1',
  'y',
  'null',
  '\u0000',
  '\u0007',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '\uffff',
  'é',
  '😀',
  '\n ',
  ' \n',
  '\n\t',
  '$',
  '/',
]

const kinds = {
  /** Unquoted scalars, as values and in lists. */
  scalar: (chance: Random) => spec(`v: ${scalar(chance)}`, `w: [${scalar(chance).replaceAll(/[?:]/g, '')}]`),
  key: (chance: Random) => spec(...Array.from({ length: 1 + chance.below(3) }, () => `${scalar(chance)}${chance.pick(keyValues)}`)),
  quoted: (chance: Random) => {
    const quote = chance.pick(['"', "'"])
    return spec(`v: ${quote}${chance.repeat(0, 7, () => chance.pick(quotedParts))}${quote}`)
  },
  block: (chance: Random) => {
    const indent = chance.pick(['  ', '    ', '   ', ''])
    return spec(`v: ${chance.pick(blockHeads)}${chance.repeat(0, 6, () => `\n${indent}${chance.pick(blockLines)}`)}`, 'w: 1')
  },
  document: (chance: Random) => spec(chance.repeat(1, 10, () => chance.pick(structure))),
  /** A document that defines what aliases and merges name. */
  alias: (chance: Random) => spec('x: &x {a: 1, b: 2, "1": 3}', 'y0: &y {b: 9, c: 8}', `z: ${chance.repeat(1, 9, () => chance.pick(structure))}`),
  /** Values that any chart could hold, as JSON: what they are is certain, so this is about writing. */
  value: (chance: Random) =>
    asciiJson({ apiVersion: 'example.com/v1', kind: 'Sample', metadata: { name: 'a', annotations: anyMap(chance, 0) }, spec: anyMap(chance, 2) }),
} as const

const kindNames = Object.keys(kinds).filter((name): name is keyof typeof kinds => Object.hasOwn(kinds, name))

const spec = (...lines: readonly string[]): string =>
  `${head}spec:\n${lines
    .join('\n')
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n')}\n`

const scalar = (chance: Random): string =>
  chance.below(4) === 0 ? chance.pick(words) : chance.repeat(1, 6, () => (chance.below(12) === 0 ? chance.pick(words) : chance.pick(numberParts)))

const text = (chance: Random): string => chance.repeat(0, 5, () => chance.pick(nasty))

function anyMap(chance: Random, depth: number): unknown {
  return Object.fromEntries(Array.from({ length: chance.below(4) }, () => [text(chance), anyValue(chance, depth)]))
}

function anyValue(chance: Random, depth: number): unknown {
  const simple = [
    () => text(chance),
    () => text(chance),
    () => chance.below(2 ** 31) - 2 ** 30,
    () => chance.below(1e9) / 1e4,
    () => chance.pick([null, true, false, -0, 1e21, 1e-7, '', [], {}]),
  ]
  const deep = [() => anyMap(chance, depth - 1), () => Array.from({ length: chance.below(4) }, () => anyValue(chance, depth - 1))]
  return chance.pick(depth > 0 ? [...simple, ...deep] : simple)()
}

/** What JSON and YAML read alike: no character stands for itself that YAML refuses or folds. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/[\u007f-\ud7ff\ue000-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
