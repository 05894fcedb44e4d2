import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Pair, type YAMLMap } from 'yaml'
import { isObject, isSame, listAt, textAt, type Json } from '../model/json.ts'
import type { Read } from '../model/problem.ts'

/** What is to be written for a release; a digest of '' is left as it stands. */
export type VersionEdit = { readonly release: string; readonly version: string; readonly digest: string }

type Splice = { readonly start: number; readonly end: number; readonly text: string }

/** The text of environment.yml with other versions and digests. Every other byte, comments and order included, stays as it was. */
export function withVersions(text: string, file: string, edits: readonly VersionEdit[]): Read<string> {
  const document = parseDocument(text)
  const splices = edits.flatMap((edit) => splicesOf(edit, document, text))
  const edited = distinct(splices)
    .toSorted((left, right) => right.start - left.start)
    .reduce((current, { start, end, text: part }) => current.slice(0, start) + part + current.slice(end), text)
  if (isSame(valueOf(edited), wanted(valueOf(text), edits))) return { ok: true, value: edited }
  const message = 'Versions cannot be written here without changing something else: is one shared by an anchor?'
  return { ok: false, problems: [{ file, line: 0, column: 0, path: 'releases', message, hint: 'Write version and digest of each release in plain text' }] }
}

const valueOf = (text: string): Json => {
  const value: Json = parseDocument(text).toJS()
  return value
}

/** The file's value as it has to be afterwards. */
function wanted(value: Json, edits: readonly VersionEdit[]): Json {
  const releases = listAt(value, 'releases').map((entry): Json => {
    const edit = edits.find(({ release }) => release === textAt(entry, 'name'))
    if (edit === undefined || !isObject(entry)) return entry
    return { ...entry, version: edit.version, ...(edit.digest === '' ? {} : { digest: edit.digest }) }
  })
  return isObject(value) ? { ...value, releases } : value
}

/** Two releases that share a version by an anchor are one place. */
const distinct = (splices: readonly Splice[]): readonly Splice[] =>
  splices.filter(({ start, end, text }, index) => splices.findIndex((other) => other.start === start && other.end === end && other.text === text) === index)

function splicesOf({ release, version, digest }: VersionEdit, document: Document, text: string): readonly Splice[] {
  const releases = document.get('releases')
  const entry = isSeq(releases) ? releases.items.find((item) => isMap(item) && item.get('name') === release) : undefined
  if (!isMap(entry)) return []
  const versionPair = pairOf(entry, 'version')
  const digestPair = pairOf(entry, 'digest')
  const versions = versionPair === undefined ? [] : replaced(versionPair, { document, text, value: version })
  if (digest === '' || versionPair === undefined) return versions
  return [...versions, ...(digestPair === undefined ? added(versionPair, { entry, text, digest }) : replaced(digestPair, { document, text, value: digest }))]
}

const pairOf = (map: YAMLMap, name: string): Pair | undefined => map.items.find(({ key }) => isScalar(key) && key.value === name)

/** Another value in the same quotes. */
function replaced({ value: node }: Pair, { document, text, value }: { document: Document; text: string; value: string }): readonly Splice[] {
  const scalar = isAlias(node) ? node.resolve(document) : node
  const [start, end] = rangeOf(scalar) ?? []
  if (start === undefined || end === undefined) return []
  const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? ''
  return [{ start, end, text: `${quote}${value}${quote}` }]
}

/** A new key behind the version: on a line of its own, or in the same brackets. */
function added({ key, value }: Pair, { entry, text, digest }: { entry: YAMLMap; text: string; digest: string }): readonly Splice[] {
  const [begin, behind] = [rangeOf(key)?.[0], rangeOf(value)?.[1]]
  if (begin === undefined || behind === undefined) return []
  if (entry.flow === true) return [{ start: behind, end: behind, text: `, digest: ${digest}` }]
  const indent = ' '.repeat(begin - (text.lastIndexOf('\n', begin - 1) + 1))
  const lineEnd = behind + text.slice(behind).search(/\r?\n|$/)
  return [{ start: lineEnd, end: lineEnd, text: `${text.includes('\r\n') ? '\r\n' : '\n'}${indent}digest: ${digest}` }]
}

const rangeOf = (node: unknown): readonly number[] | undefined => (isScalar(node) || isAlias(node) ? (node.range ?? undefined) : undefined)
