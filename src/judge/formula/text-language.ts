import { CharSet, type Concatenation, DFA, type Element, isDisjointWith, JS, NFA, type NoParent } from 'refa'
import type { JsonObject } from '../../model/json.ts'
import { listAt, toJsonText } from '../../model/json.ts'

/** A set of texts, as an automaton over code points. */
type Language = NFA

// Automata of real patterns have tens of states; one that needs more than this is left undecided.
const mostStates = 10_000
const maxCharacter = 0x10_ff_ff
const anyCharacter: NoParent<Element> = { type: 'CharacterClass', characters: CharSet.all(maxCharacter) }

const times = (min: number, max: number): NoParent<Element> => ({
  type: 'Quantifier',
  min,
  max,
  lazy: false,
  alternatives: [{ type: 'Concatenation', elements: [anyCharacter] }],
})
const anyText = times(0, Infinity)

/** Whether it is certain that every text that a node takes is in a language. */
export function isProvenWithin(schema: JsonObject, outer: Language | undefined): boolean {
  const inner = languageOf(schema)
  return inner !== undefined && outer !== undefined && isWithin(inner, outer) === true
}

/** Whether it is certain that every text that a node took matches the pattern that it has now. */
export function isProvenToMatch(before: JsonObject, after: JsonObject): boolean {
  // One upgrade changes one pattern in a hundred fields, and an automaton takes its time.
  const key = toJsonText([...['enum', 'pattern', 'minLength', 'maxLength'].map((keyword) => before[keyword] ?? null), after['pattern'] ?? null])
  const answer = matches.get(key) ?? isProvenWithin(before, patternLanguage(after))
  matches.set(key, answer)
  return answer
}

const matches = new Map<string, boolean>()

/** Whether it is certain that one pattern takes all that the other takes. */
export function isPatternWithin(pattern: JsonObject, other: JsonObject): boolean {
  const [inner, outer] = [patternLanguage(pattern), patternLanguage(other)]
  return inner !== undefined && outer !== undefined && isWithin(inner, outer) === true
}

/** Whether every text of one language is in the other; undefined where that takes too long to find out. */
function isWithin(inner: Language, outer: Language): boolean | undefined {
  return decided(() => {
    const others = DFA.fromFA(outer, new DFA.LimitedNodeFactory(mostStates))
    others.complement(new DFA.LimitedNodeFactory(mostStates))
    return isDisjointWith(inner, others, mostStates)
  })
}

/** The texts that a node takes, as far as its enum, pattern and lengths say; undefined where one of them cannot be told. */
function languageOf(schema: JsonObject): Language | undefined {
  const parts = [enumLanguage(schema), patternLanguage(schema), lengthLanguage(schema)]
  return parts.reduce((all, part) => all && part && decided(() => NFA.fromIntersection(all, part, new NFA.LimitedNodeFactory(mostStates))))
}

const everything = (): Language => ofElements([anyText])

export function enumLanguage(schema: JsonObject): Language | undefined {
  if (schema['enum'] === undefined) return everything()
  const texts = listAt(schema, 'enum').filter((value) => typeof value === 'string')
  // Null never matches an enum; anything else that is no text may be meant as one, such as an unquoted y.
  if (listAt(schema, 'enum').some((value) => typeof value !== 'string' && value !== null)) return undefined
  return NFA.fromWords(
    texts.map((text) => Array.from(text, (character) => character.codePointAt(0) ?? 0)),
    { maxCharacter },
  )
}

export function lengthLanguage({ minLength = 0, maxLength = Infinity }: JsonObject): Language | undefined {
  const [least, most] = [Number(minLength), Number(maxLength)]
  return least > most ? undefined : decided(() => ofElements([times(least, most)]))
}

/** Texts in which a pattern is found; undefined where JavaScript's parser may read it otherwise than the API server's RE2. */
export function patternLanguage({ pattern = '' }: JsonObject): Language | undefined {
  if (typeof pattern !== 'string') return undefined
  const [folded, source] = pattern.startsWith('(?i)') ? ['i', pattern.slice('(?i)'.length)] : ['', pattern]
  if (divergent.test(source)) return undefined
  return decided(() => {
    const { expression } = JS.Parser.fromLiteral({ source: inUnicodeMode(source), flags: `u${folded}` }).parse({ assertions: 'parse' })
    const alternatives = expression.alternatives.map((one) => ({ type: 'Concatenation', elements: unanchored(one) }) as const)
    return NFA.fromRegex({ type: 'Expression', alternatives }, { maxCharacter }, {}, new NFA.LimitedNodeFactory(mostStates))
  })
}

const ofElements = (elements: NoParent<Element>[]): Language =>
  NFA.fromRegex({ type: 'Expression', alternatives: [{ type: 'Concatenation', elements }] }, { maxCharacter }, {}, new NFA.LimitedNodeFactory(mostStates))

// Groups with flags or names, word boundaries, white space, Unicode and POSIX classes, RE2's own escapes, back references, odd brackets.
const divergent = /\(\?(?!:)|\\[bBsSpPAzZQECx\d]|\[\[?:|\[\^?\]|\[[^\]]*\[/

// Unicode mode allows fewer escapes and has a narrower dot than RE2; what both read alike is written in the way of the former.
const inUnicodeMode = (pattern: string): string =>
  pattern.replaceAll(/\\([^\w\s])|\[(?:\\.|[^\]\\])*\]|\./gu, (found, escaped: string | undefined) => {
    if (found === '.') return String.raw`[^\n]`
    return escaped === undefined ? inClass(found) : codeOf(escaped)
  })

const inClass = (found: string): string => found.replaceAll(/\\([^\w\s])/gu, (_, escaped: string) => codeOf(escaped))

const codeOf = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/** A pattern is looked for anywhere, unless an alternative starts at the beginning or ends at the end. An anchor elsewhere stays, and is refused later. */
function unanchored({ elements }: Concatenation): NoParent<Element>[] {
  const isAnchored = { first: isEdge(elements.at(0), 'behind'), last: isEdge(elements.at(-1), 'ahead') }
  const inner = elements.slice(isAnchored.first ? 1 : 0, isAnchored.last ? -1 : undefined)
  return [...(isAnchored.first ? [] : [anyText]), ...inner, ...(isAnchored.last ? [] : [anyText])]
}

const isEdge = (element: Element | undefined, kind: 'ahead' | 'behind'): boolean => element?.type === 'Assertion' && element.kind === kind && element.negate

// Refa throws on what it does not support and on what grows too large; both leave the question open, and that counts as tightened.
function decided<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
