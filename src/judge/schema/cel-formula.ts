import { celText, withoutTexts } from './cel-text.ts'
import type { Formula } from './formula.ts'

// Longer ones nest deeper than is worth a look; they stay one condition.
const longest = 2000

/**
 * When a CEL expression is true, as a formula over its parts. "A is not true" and "A is false" are two things, since A may fail with an error:
 * so each part stands for itself and, under its own name, for its opposite.
 */
export const celFormula = (expression: string): Formula => formulaOf(celText(expression), true)

function formulaOf(text: string, isTrue: boolean): Formula {
  const cover = coverOf(text)
  if (text.length > longest || text.includes('//')) return atomOf(text, isTrue)
  const inner = cover.startsWith('(') && cover.indexOf(')') === cover.length - 1 ? text.slice(1, -1) : undefined
  if (inner !== undefined) return formulaOf(inner.trim(), isTrue)
  return (
    choiceOf(text, cover, isTrue) ?? joined(text, cover, isTrue) ?? (cover.startsWith('!') ? formulaOf(text.slice(1).trim(), !isTrue) : atomOf(text, isTrue))
  )
}

/** "c ? a : b" is "c and a, or not c and b". */
function choiceOf(text: string, cover: string, isTrue: boolean): Formula | undefined {
  const [mark, colon] = [cover.search(/(?<![.[])\?/), cover.lastIndexOf(':')]
  // A choice inside another one is left alone.
  if (mark < 0 || colon < mark || cover.slice(mark + 1).search(/(?<![.[])\?/) >= 0) return undefined
  const [condition, yes, no] = [text.slice(0, mark), text.slice(mark + 1, colon), text.slice(colon + 1)].map((part) => part.trim())
  if (condition === undefined || yes === undefined || no === undefined) return undefined
  const both = (isMet: boolean, then: string): Formula => ({ kind: 'all', of: [formulaOf(condition, isMet), formulaOf(then, isTrue)] })
  return { kind: 'any', of: [both(true, yes), both(false, no)] }
}

function joined(text: string, cover: string, isTrue: boolean): Formula | undefined {
  for (const sign of ['||', '&&'] as const) {
    const parts = split(text, cover, sign)
    if (parts.length > 1) return { kind: (sign === '||') === isTrue ? 'any' : 'all', of: parts.map((part) => formulaOf(part, isTrue)) }
  }
  return undefined
}

function atomOf(text: string, isTrue: boolean): Formula {
  if (!isTrue) return { kind: 'atom', name: `!(${text})` }
  const [, place, keyword, value] = /^([^<>=!]+)(>=|<=|>|<)(-?\d{1,15})$/.exec(text) ?? []
  if (place === undefined || keyword === undefined) return { kind: 'atom', name: text }
  return { kind: 'atom', name: text, condition: { place, keyword, value: Number(value) } }
}

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
