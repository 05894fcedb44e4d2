import { leaf, type Place } from './leaves.ts'
import type { Random } from './random.ts'
import { calmKeys, commentLines, keyWords, strayMarks } from './vocabulary.ts'

/** A stream that a grammar makes: deep and nearly always well-formed, where `generate` throws pieces together. */
export function layout(chance: Random): string {
  const body = blockMap(chance, { depth: 3, indent: '  ', isInFlow: false })
  const text = `${chance.pick(starts)}apiVersion: example.com/v1\nkind: Sample\nmetadata:\n  name: a\nspec:\n  x: &x {a: 1, b: [2]}\n  y: &y {c: "3"}\n${body}${chance.pick(ends)}`
  return disturbed(chance, text)
}

// Most streams have neither: what stands there ends half of them in a refusal.
const starts = ['', '', '', '', '', '', '', '', '\uFEFF', '---\n', '--- # c\n', '# c\n\n', '%YAML 1.1\n---\n', '%TAG ! x\n---\n', '--- \t\n']
const ends = ['', '', '', '', '', '', '', '', '...\n', '---\n', '... # c\n', '...\n# c\n', '\n\n', '---\n# c\n...\n', '...\n---\n', '  # c']

/** Once in a while a whole text gets other line ends, or one place of it another character. */
function disturbed(chance: Random, text: string): string {
  const at = chance.below(text.length)
  const disturbances = [
    text.replaceAll('\n', '\r\n'),
    text.trimEnd(),
    `${text.slice(0, at)}${chance.pick(strayMarks)}${text.slice(at)}`,
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + text.slice(at).replace(' ', '\t'),
    text.slice(0, at) + text.slice(at).replace('\n', '\r'),
  ]
  return chance.below(4) === 0 ? chance.pick(disturbances) : text
}

/** One value behind a key or a dash, with what ends its line. */
function blockValue(chance: Random, place: Place): string {
  const deeper = { ...place, depth: place.depth - 1, indent: `${place.indent}${chance.pick(['  ', '  ', ' ', '    '])}` }
  const forms = [
    () => ` ${leaf(chance, place)}\n`,
    () => ` ${mark(chance)}${flow(chance, { ...deeper, isInFlow: true })}${chance.pick(['', '', ' # c'])}\n`,
    () => `${chance.pick(['', ' &z', ' !t', ' !!map', ' # c'])}\n${comments(chance)}${blockMap(chance, deeper)}`,
    () => `${chance.pick(['', ' &z', ' !!seq', ' # c'])}\n${blockList(chance, chance.below(2) === 0 ? deeper : { ...deeper, indent: place.indent })}`,
  ]
  return chance.pick(place.depth > 0 ? forms : forms.slice(0, 1))()
}

function blockMap(chance: Random, place: Place): string {
  return chance.repeat(1, 3, () => `${comments(chance)}${place.indent}${blockEntry(chance, place)}`)
}

function blockEntry(chance: Random, place: Place): string {
  const roll = chance.below(24)
  if (roll === 0) return `? ${leaf(chance, { ...place, indent: `${place.indent}  ` })}\n${place.indent}:${blockValue(chance, place)}`
  if (roll === 1) return `<<: ${merged(chance)}\n`
  return `${key(chance)}:${blockValue(chance, place)}`
}

function blockList(chance: Random, place: Place): string {
  return chance.repeat(1, 3, () => `${comments(chance)}${place.indent}-${item(chance, place)}`)
}

/** A list may start on the line of its dash, and so may a map. */
function item(chance: Random, place: Place): string {
  const inner = { ...place, depth: place.depth - 1, indent: `${place.indent}  ` }
  if (place.depth <= 0 || chance.below(3) > 0) return blockValue(chance, inner)
  const lines = chance.below(2) === 0 ? blockMap(chance, inner) : blockList(chance, inner)
  return ` ${lines.trimStart()}`
}

/** A list or a map in brackets, often over several lines. */
function flow(chance: Random, place: Place): string {
  const inner = { ...place, depth: place.depth - 1 }
  const value = (): string => (place.depth > 0 && chance.below(2) === 0 ? flow(chance, inner) : leaf(chance, place))
  const gap = (): string => chance.pick(['', '', ' ', `\n${place.indent}`, ` # c\n${place.indent}`, `\n\n${place.indent}`, `\n${place.indent}\t`])
  const join = (entries: readonly string[]): string => entries.map((entry) => `${gap()}${entry}${gap()}`).join(',') + chance.pick(['', '', ', ', gap()])
  if (chance.below(2) === 0) return `[${join(chance.list(0, 3, () => (chance.below(8) === 0 ? `${key(chance)}: ${value()}` : value())))}]`
  return `{${join(chance.list(0, 3, () => flowEntry(chance, value)))}}`
}

function flowEntry(chance: Random, value: () => string): string {
  const roll = chance.below(12)
  if (roll === 0) return `<<: ${merged(chance)}`
  if (roll === 1) return key(chance)
  if (roll === 2) return `? ${key(chance)} : ${value()}`
  return `${key(chance)}: ${value()}`
}

const merged = (chance: Random): string => chance.pick(['*x', '*y', '[*x, *y]', '[*y, *x, {a: 5}]', '{a: 7, q: 8}', '{<<: *x, c: 1}', '[]'])

const mark = (chance: Random): string => chance.pick(['', '', '', '', '&z ', '!t ', '!!map ', '!<tag:x,2000:y> '])

const comments = (chance: Random): string => (chance.below(6) === 0 ? chance.pick(commentLines) : '')

function key(chance: Random): string {
  if (chance.below(3) > 0) return chance.pick(calmKeys)
  const roll = chance.below(15)
  if (roll === 0) return 'k'.repeat(900 + chance.below(300))
  return roll < 4 ? `"${chance.pick(keyWords)}${chance.pick(['', '\\n', '\\x41', '\\u00e9', "'"])}"` : chance.pick(keyWords)
}
