import { RE2JS, RE2JSSyntaxException } from 're2js'
import type { Pattern } from '../model/waiver.ts'

/**
 * A glob, in which "*" stands for any text and "?" for one character, or an RE2 expression between slashes; both fit the whole value.
 * Undefined where the expression is none. RE2 takes time linear in the value: patterns and names come from people and charts.
 */
export function readPattern(text: string): Pattern | undefined {
  const expression = /^\/(.*)\/$/s.exec(text)?.[1] ?? ofGlob(text)
  const compiled = compile(expression)
  return compiled === undefined ? undefined : { text, fits: (value) => compiled.matches(value) }
}

const ofGlob = (glob: string): string =>
  Array.from(glob, (character) => (character === '*' ? '(?s:.*)' : character === '?' ? '(?s:.)' : RE2JS.quote(character))).join('')

function compile(expression: string): RE2JS | undefined {
  try {
    return RE2JS.compile(expression)
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return undefined
    throw error
  }
}
