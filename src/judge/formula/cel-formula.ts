import { celAtom, oppositeOf } from './cel-atom.ts'
import { withoutOptionals } from './cel-optionals.ts'
import { celCode, celText, withoutTexts } from './cel-text.ts'
import type { Formula } from './formula.ts'

// Longer ones nest deeper than is worth a look; they stay one condition.
const longest = 2000

/**
 * When a CEL expression is true, as a formula over its parts. "A is not true" and "A is false" are two things, since A may fail with an error:
 * so each part stands for itself and, under its own name, for its opposite.
 */
export const celFormula = (expression: string): Formula => formulaOf(withoutOptionals(celText(expression)), true)

function formulaOf(wrapped: string, isTrue: boolean): Formula {
  if (wrapped.length > longest || celCode(wrapped).includes('//')) return unread(wrapped, isTrue)
  const text = unwrapped(wrapped)
  const cover = coverOf(text)
  if (/(?<![.[])\?/.test(cover)) return choiceOf(partsOfChoice(text), isTrue) ?? unread(text, isTrue)
  return joined(text, cover, isTrue) ?? denied(text, cover, isTrue) ?? spread(text, cover, isTrue) ?? celAtom(text, isTrue)
}

const unread = (text: string, isTrue: boolean): Formula => ({ kind: 'atom', name: isTrue ? text : oppositeOf(text) })

type Choice = readonly [condition: string, yes: string, no: string]

/** "c ? a : b" is "c and a, or not c and b". */
const choiceOf = (parts: Choice | undefined, isTrue: boolean): Formula | undefined =>
  parts && {
    kind: 'any',
    of: [
      { kind: 'all', of: [formulaOf(parts[0], true), formulaOf(parts[1], isTrue)] },
      { kind: 'all', of: [formulaOf(parts[0], false), formulaOf(parts[2], isTrue)] },
    ],
  }

/** The last answer may be a choice again; CEL has none between the mark and the colon but in brackets. */
function partsOfChoice(text: string): Choice | undefined {
  const [mark, colon] = [...coverOf(text).matchAll(/(?<![.[])\?|:/g)]
  if (mark?.[0] !== '?' || colon?.[0] !== ':') return undefined
  return [text.slice(0, mark.index).trim(), text.slice(mark.index + 1, colon.index).trim(), text.slice(colon.index + 1).trim()]
}

function joined(text: string, cover: string, isTrue: boolean): Formula | undefined {
  for (const sign of ['||', '&&'] as const) {
    const parts = split(text, cover, sign)
    if (parts.length > 1) return { kind: (sign === '||') === isTrue ? 'any' : 'all', of: parts.map((part) => formulaOf(part, isTrue)) }
  }
  return undefined
}

/** "!a" and "a != b". "!" alone binds closer than what compares. */
function denied(text: string, cover: string, isTrue: boolean): Formula | undefined {
  if (/^![^=<>]*$/.test(cover) && !/\bin\b/.test(cover)) return formulaOf(text.slice(1).trim(), !isTrue)
  const unequal = /^[^=<>!]+(!=)[^=<>!]+$/d.exec(cover)?.indices?.[1]
  return unequal && formulaOf(`${text.slice(0, unequal[0])}==${text.slice(unequal[1])}`, !isTrue)
}

// Each doubles the work; what counts how many of some fields are set has one for each field.
const mostSpread = 6

/** "(c ? a : b).size() > 1" is "c ? a.size() > 1 : b.size() > 1", and so is "size((c ? a : b)) > 1": so defaults and counts are written. */
function spread(text: string, cover: string, isTrue: boolean): Formula | undefined {
  const groups = [...cover.matchAll(/(?<!\w)(size)?\(_*\)/g)].map(({ index, 0: { length }, 1: call = '' }) => ({ from: index, to: index + length, call }))
  if (groups.length > mostSpread) return undefined
  const choices = groups.flatMap(({ from, to, call }) => {
    const parts = partsOfChoice(unwrapped(text.slice(from + call.length, to)))
    const around = (part: string): string => text.slice(0, from) + call + (call === '' && isSimple(part) ? part : `(${part})`) + text.slice(to)
    return parts === undefined ? [] : [[parts[0], around(parts[1]), around(parts[2])] as const]
  })
  return choiceOf(choices[0], isTrue)
}

/** Without the brackets around the whole. */
function unwrapped(text: string): string {
  const cover = coverOf(text)
  return cover.startsWith('(') && cover.indexOf(')') === cover.length - 1 ? unwrapped(text.slice(1, -1).trim()) : text
}

const isSimple = (part: string): boolean => /^(?:[\w.]+|"[^"\\]*"|\[\]|\{\})$/.test(part)

function split(text: string, cover: string, sign: string): readonly string[] {
  const parts = cover.split(sign)
  let start = 0
  return parts.map((part) => {
    const found = text.slice(start, start + part.length).trim()
    start += part.length + sign.length
    return found
  })
}

/** The text with everything covered that stands in quotes or brackets, so that what is left is on the outside. */
function coverOf(text: string): string {
  let depth = 0
  return withoutTexts(text).replaceAll(/[^]/g, (character) => {
    if (/[)\]}]/.test(character)) depth -= 1
    const shown = depth === 0 ? character : '_'
    if (/[([{]/.test(character)) depth += 1
    return shown
  })
}
