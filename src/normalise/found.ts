import type { JsonObject } from '../model/json.ts'
import { nameOf, type Manifest, type ResourceId } from '../model/manifest.ts'
import type { Problem } from '../model/problem.ts'
import { type Chunk, problemAt, startOf } from './chunk.ts'

/** A manifest, and the text that it was read from. `path` leads to it within its document, such as "items[2]". */
export type Found = { readonly manifest: Manifest; readonly chunk: Chunk; readonly path: string }

export function problemOf({ chunk, path }: Pick<Found, 'chunk' | 'path'>, message: string, hint: string): Problem {
  return problemAt(chunk, startOf(chunk), { path, message, hint })
}

/** The line of the file on which the manifest's document starts. */
export const lineOf = ({ chunk }: Found): number => chunk.line + startOf(chunk).line

/** A manifest's body, with another value of one key; a key of `undefined` is taken out. */
export function withBody(found: Found, body: JsonObject): Found {
  return { ...found, manifest: { ...found.manifest, body } }
}

export const withoutKey = (object: JsonObject, gone: string): JsonObject => Object.fromEntries(Object.entries(object).filter(([key]) => key !== gone))

/** As people say it, with what a terminal could act on made visible: names come from charts. */
export function saidName(id: ResourceId): string {
  const said = nameOf(id)
  return /^[\w./: -]+$/.test(said) ? said : quoted(said)
}

/** A text in quotes with every unusual character escaped, cut where it is very long. */
export function quoted(text: string): string {
  const short = text.length > 100 ? `${text.slice(0, 100)}…` : text
  return JSON.stringify(short).replaceAll(/[^ -~…]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
