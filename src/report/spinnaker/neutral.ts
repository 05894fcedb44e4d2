import { disarm, escape } from '../escape.ts'

/** A log in which Spinnaker finds no property, and no expression in what it quotes of it. */
export const harmless = (log: string): string => disarm(log).replace(/[$#](?=\{)/g, (opening) => `${opening} `)

/** One piece of text from outside, on one line and of a length: evaluated once or twice as an expression, it stays what it is. */
export const plain = (words: string, longest: number): string => {
  const characters = Array.from(harmless(escape(words)))
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`
}

/** The same for text that Spinnaker shows as Markdown: names are no markup. */
export const unmarked = (words: string, longest: number): string => plain(words.replace(/[\\`*_~<>[\]!|@]/g, replaced), longest)

const replaced = (sign: string): string => (sign === '<' ? '&lt;' : `\\${sign}`)
