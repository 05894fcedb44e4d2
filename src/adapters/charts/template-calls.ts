import { unstableFunctions } from '../../model/unstable-functions.ts'

/**
 * The functions of a file that can give another answer next time, as Go's template lexer finds them: in actions, not in the text around them, comments,
 * fields or names of variables. What stands in a string is text again, and has actions of its own where it goes through `tpl`.
 */
export function unstableCallsIn(text: string): ReadonlySet<string> {
  const mentioned = new Set(text.match(mention))
  if (mentioned.size === 0 || text.length > longest) return mentioned
  const calls = new Set<string>()
  // A string of YAML or JSON hides the quotes of an action behind backslashes.
  for (const reading of text.includes(String.raw`\"`) ? [text, unescaped(text)] : [text]) readText(reading, calls)
  return calls
}

const mention = new RegExp(String.raw`\b(?:${[...unstableFunctions.keys()].join('|')})\b`, 'g')

// No template of a real chart comes near; of a longer file every mention counts as a call, as it could be made to be slow to read.
const longest = 2 ** 20

const unescaped = (text: string): string => text.replaceAll(String.raw`\"`, '"')

const comment = /^\{\{(?:-[ \t\r\n])?\/\*/
const longestOpening = '{{- /*'.length
// A string or a character constant, a field or variable, a word, the end of the action, or any other character. Each matches in one way only.
const token =
  /"(?<quoted>[^"\\]*(?:\\[^][^"\\]*)*)"|`(?<raw>[^`]*)`|'(?:[^'\\\n]|\\.){0,12}'|[.$][\w.]+|(?<word>[A-Za-z_]\w*)|(?<end>\}\})|(?<other>[^"'`.$\w}\\]+|[^])/y

function readText(text: string, calls: Set<string>): void {
  for (let start = text.indexOf('{{'); start !== -1; start = text.indexOf('{{', start)) {
    const opening = comment.exec(text.slice(start, start + longestOpening))?.[0]
    start = opening === undefined ? readAction(text, start + 2, calls) : after(text, '*/', start + opening.length)
  }
}

/**
 * From behind "{{" to behind "}}". What no template can hold is read word by word, as it could be a template in other words: behind a string that does not
 * end to the end of the file, behind a backslash to the end of the line.
 */
function readAction(text: string, start: number, calls: Set<string>): number {
  let position = start
  for (let found = next(text, position); found !== undefined; found = next(text, position)) {
    position = token.lastIndex
    const { quoted, raw, word, end, other } = found
    if (end !== undefined) return position
    if (word !== undefined && unstableFunctions.has(word)) calls.add(word)
    if (quoted?.includes('{{') === true) readText(unescaped(quoted), calls)
    if (raw?.includes('{{') === true) readText(raw, calls)
    if (other === '"' || other === '`') return readWords(text, position, { calls, end: text.length })
    if (other === '\\') return readWords(text, position, { calls, end: lineEnd(text, position) })
  }
  return text.length
}

function readWords(text: string, start: number, { calls, end }: { calls: Set<string>; end: number }): number {
  for (const word of text.slice(start, end).match(mention) ?? []) calls.add(word)
  return end
}

const lineEnd = (text: string, start: number): number => after(text, '\n', start)

function next(text: string, position: number): Readonly<Record<string, string | undefined>> | undefined {
  token.lastIndex = position
  return token.exec(text)?.groups
}

/** The position behind the next `end`; the end of the text where there is none. */
function after(text: string, end: string, position: number): number {
  const found = text.indexOf(end, position)
  return found === -1 ? text.length : found + end.length
}
