import { escapes } from './go-quote.ts'
import { errorOf, listOf, type CelValue } from '../values/cel-value.ts'
import { formatText } from './format-text.ts'
import { binary, ternary, unary, type Library, type Overload } from './overload.ts'
import { codePoints } from './core.ts'

/** Positions count code points. */
const characters = (text: string): readonly string[] => Array.from(text)

const outOfRange = (index: bigint): CelValue => errorOf(`index out of range: ${index}`)

function characterAt(text: string, index: bigint): CelValue {
  const all = characters(text)
  return index < 0n || index > all.length ? outOfRange(index) : (all[Number(index)] ?? '')
}

function indexOf(text: string, part: string, from: bigint): CelValue {
  if (part === '') return from
  if (from < 0n) return outOfRange(from)
  const start = characters(text).slice(0, Number(from)).join('').length
  const found = from >= BigInt(codePoints(text)) ? -1 : text.indexOf(part, start)
  return found < 0 ? -1n : BigInt(codePoints(text.slice(0, found)))
}

function lastIndexOf(text: string, part: string, from: bigint): CelValue {
  if (part === '') return from
  if (from < 0n) return outOfRange(from)
  if (from >= BigInt(codePoints(text))) return -1n
  const found = text.lastIndexOf(part, characters(text).slice(0, Number(from)).join('').length)
  return found < 0 ? -1n : BigInt(codePoints(text.slice(0, found)))
}

function lastIndexFromEnd(text: string, part: string): CelValue {
  const size = BigInt(codePoints(text))
  if (part === '') return size
  return text.length < part.length ? -1n : lastIndexOf(text, part, size - 1n)
}

function substring(text: string, start: bigint, end: bigint): CelValue {
  const all = characters(text)
  if (start > end) return errorOf(`invalid substring range. start: ${start}, end: ${end}`)
  const wrong = [start, end].find((index) => index < 0n || index > all.length)
  return wrong === undefined ? all.slice(Number(start), Number(end)).join('') : outOfRange(wrong)
}

/** Go splits text into characters where the separator is empty. */
function split(text: string, separator: string, limit: bigint): CelValue {
  if (limit === 0n) return listOf([])
  const parts = separator === '' ? characters(text) : text.split(separator)
  if (limit < 0n || parts.length <= limit) return listOf(parts)
  const kept = parts.slice(0, Number(limit) - 1)
  return listOf([...kept, parts.slice(Number(limit) - 1).join(separator)])
}

/** An empty text is found before every character and at the end. */
function replace(text: string, { from, to, limit }: { from: string; to: string; limit: bigint }): string {
  if (limit < 0n)
    return from === ''
      ? `${to}${characters(text)
          .map((character) => character + to)
          .join('')}`
      : text.replaceAll(from, () => to)
  if (from !== '') return text.split(from).reduce((joined, part, index) => joined + (BigInt(index) <= limit ? to : from) + part)
  const all = characters(text)
  const filled = all.map((character, index) => (BigInt(index) < limit ? to + character : character)).join('')
  return BigInt(all.length) < limit ? filled + to : filled
}

/** What Go's unicode.IsSpace takes for a blank: JavaScript's, with the control character NEL and without the byte order mark. */
const trim = (text: string): string =>
  text.replace(
    /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g,
    '',
  )

function join(items: readonly CelValue[], separator: string): CelValue {
  const texts = items.filter((item) => typeof item === 'string')
  return texts.length === items.length ? texts.join(separator) : errorOf('join: invalid input')
}

/** strings.quote escapes what has a letter, and nothing else. */
const quote = (text: string): string =>
  `"${characters(text)
    .map((character) => escapes[character] ?? character)
    .join('')}"`

const sized = (text: string, spend: (cost: number) => void): string => {
  spend(text.length / 10)
  return text
}

const overloads: readonly Overload[] = [
  binary('.charAt', ['string', 'int'], characterAt),
  binary('.indexOf', ['string', 'string'], (text, part) => indexOf(text, part, 0n)),
  ternary('.indexOf', ['string', 'string', 'int'], ({ a, b, c }) => indexOf(a, b, c)),
  binary('.lastIndexOf', ['string', 'string'], lastIndexFromEnd),
  ternary('.lastIndexOf', ['string', 'string', 'int'], ({ a, b, c }) => lastIndexOf(a, b, c)),
  unary('.lowerAscii', 'string', (text) => text.replaceAll(/[A-Z]+/g, (upper) => upper.toLowerCase())),
  unary('.upperAscii', 'string', (text) => text.replaceAll(/[a-z]+/g, (lower) => lower.toUpperCase())),
  ternary('.replace', ['string', 'string', 'string'], ({ a, b, c }, { spend }) => replace(sized(a, spend), { from: b, to: c, limit: -1n })),
  replaceSome(),
  binary('.split', ['string', 'string'], (text, separator) => split(text, separator, -1n)),
  ternary('.split', ['string', 'string', 'int'], ({ a, b, c }) => split(a, b, c)),
  binary('.substring', ['string', 'int'], (text, start) => substring(text, start, BigInt(codePoints(text)))),
  ternary('.substring', ['string', 'int', 'int'], ({ a, b, c }) => substring(a, b, c)),
  unary('.trim', 'string', trim),
  unary('.join', 'list', ({ items }) => join(items, '')),
  binary('.join', ['list', 'string'], ({ items }, separator) => join(items, separator)),
]

/** The only function with four arguments. */
function replaceSome(): Overload {
  return {
    name: 'replace',
    isMethod: true,
    call: ([text, from, to, limit], { spend }) =>
      typeof text === 'string' && typeof from === 'string' && typeof to === 'string' && typeof limit === 'bigint'
        ? replace(sized(text, spend), { from, to, limit })
        : undefined,
  }
}

export const strings: Library = { since: 0, overloads }

/** Version 2 of the library. */
export const moreStrings: Library = {
  since: 29,
  overloads: [binary('.format', ['string', 'list'], (text, { items }) => formatText(text, items)), unary('strings.quote', 'string', quote)],
}
