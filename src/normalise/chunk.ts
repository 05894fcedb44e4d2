import type { Problem } from '../model/problem.ts'
import { refusals, type RefusalCode } from './refusals.ts'

/** A part of a file that is read by itself: one document of a stream. */
export type Chunk = {
  readonly file: string
  readonly text: string
  /** The line of the file on which the text starts, from 1. */
  readonly line: number
}

/** Where something stands within a chunk; both count from 0. */
export type Place = { readonly line: number; readonly column: number }

/** Where a document starts to say something, behind empty lines and comments. */
export function startOf({ text }: Chunk): Place {
  const lead = text.slice(0, /^[ \t]*[^\s#]/m.exec(text)?.index ?? 0)
  return { line: linesIn(lead), column: 0 }
}

/** How often a text starts a new line. */
export function linesIn(text: string): number {
  let count = 0
  for (let place = text.indexOf('\n'); place !== -1; place = text.indexOf('\n', place + 1)) count += 1
  return count
}

export function problemAt(chunk: Chunk, place: Place, said: Pick<Problem, 'message' | 'hint'> & { readonly path?: string }): Problem {
  return { file: chunk.file, line: chunk.line + place.line, column: place.column + 1, path: said.path ?? '', message: said.message, hint: said.hint }
}

export function refusal(chunk: Chunk, code: RefusalCode, place: Place = startOf(chunk)): Problem {
  const { what, cure } = refusals[code]
  return problemAt(chunk, place, { message: `Cannot read this YAML as Kubernetes does: ${what}`, hint: cure })
}
