import type { Json } from '../model/json.ts'
import type { Read } from '../model/problem.ts'
import { type Chunk, linesIn, refusal } from './chunk.ts'
import { parseJson } from './parse-json.ts'
import { toJson } from './to-json.ts'

/** One document of a stream, and the text that it was read from. */
export type Document = { readonly chunk: Chunk; readonly read: Read<Json> }

/**
 * The JSON objects that a stream starts with, and what is left of it. kubectl tries JSON first where a file starts with "{",
 * so escapes and numbers there are JSON's.
 */
export function takeJson(whole: Chunk): { readonly documents: readonly Document[]; readonly rest: Chunk } {
  const documents: Document[] = []
  let rest = whole
  for (let next = takeOne(rest); next !== undefined; next = takeOne(rest)) {
    documents.push(next.document)
    rest = next.rest
  }
  return { documents, rest }
}

function takeOne(chunk: Chunk): { readonly document: Document; readonly rest: Chunk } | undefined {
  const start = /^\s*(?=\{)/.exec(chunk.text)?.[0].length
  const end = start === undefined ? undefined : endOfObject(chunk.text, start)
  if (start === undefined || end === undefined) return undefined
  const cut = (from: number, to: number): Chunk => ({ ...chunk, text: chunk.text.slice(from, to), line: chunk.line + linesIn(chunk.text.slice(0, from)) })
  const own = cut(start, end)
  const read = readJson(own)
  return read === undefined ? undefined : { document: { chunk: own, read }, rest: cut(end, chunk.text.length) }
}

/** Behind the bracket that closes the object. */
function endOfObject(text: string, start: number): number | undefined {
  const marks = /[{}]|"[^"\\]*(?:\\.[^"\\]*)*"/gs
  marks.lastIndex = start
  let depth = 0
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '{') depth += 1
    if (mark[0] === '}') depth -= 1
    if (depth === 0) return marks.lastIndex
  }
  return undefined
}

/** Undefined where the text is no JSON, and may still be YAML. */
function readJson(chunk: Chunk): Read<Json> | undefined {
  try {
    const converted = toJson(parseJson(chunk.text))
    return converted.ok ? converted : { ok: false, problems: [refusal(chunk, converted.code)] }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    if (error instanceof RangeError) return { ok: false, problems: [refusal(chunk, 'too-deep')] }
    throw error
  }
}
