import type { Problem } from '../model/problem.ts'
import { type Chunk, linesIn, refusal } from './chunk.ts'
import type { RefusalCode } from './refusals.ts'

/** The first character that Kubernetes' reader does not take, or takes in another way, wherever it stands. */
export function refusedCharacter(chunk: Chunk): Problem | undefined {
  const { text } = chunk
  const index = [text.search(/[^\t\n\r -~\u00A0-\u2027\u202A-\uFFFD]/), brokenAt(text), markAt(text), text.indexOf('\r\n')].find((found) => found !== -1)
  if (index === undefined) return undefined
  const before = text.slice(0, index)
  return refusal(chunk, codeOf(text[index] ?? ''), { line: linesIn(before), column: index - before.lastIndexOf('\n') - 1 })
}

const brokenAt = (text: string): number => (text.isWellFormed() ? -1 : text.search(/\p{Surrogate}/u))

/** A byte order mark is text, but where a line starts. */
const markAt = (text: string): number => (text.includes('\uFEFF') ? text.search(/(?<=[\n\r])\uFEFF/) : -1)

function codeOf(character: string): RefusalCode {
  if (/[\u0085\u2028\u2029]/.test(character)) return 'line-separator'
  if (character === '\uFEFF') return 'byte-order-mark'
  if (character === '\r') return 'carriage-return'
  return /\p{Surrogate}/u.test(character) ? 'broken-text' : 'control-character'
}
