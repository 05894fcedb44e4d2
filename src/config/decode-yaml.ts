import * as v from 'valibot'
import { type Document, isNode, isPair, isMap, LineCounter, parseDocument } from 'yaml'
import type { Problem, Read } from '../model/problem.ts'

/** A value read from a file, with the place of each key in it. */
export type Placed<T> = { readonly value: T; readonly placeOf: PlaceOf }

/** The place of a key's path; that of its nearest parent where the key itself is absent. */
export type PlaceOf = (path: readonly (string | number)[]) => Pick<Problem, 'line' | 'column' | 'path'>

/** Reads one YAML file by a schema: the value, or every problem with file, line, column and key. */
export function decodeYaml<S extends v.GenericSchema>(text: string, file: string, schema: S): Read<Placed<v.InferOutput<S>>> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const broken = syntaxErrors(document, lines, file)
  if (broken.length > 0) return { ok: false, problems: broken }

  const placeOf = placer(document, lines)
  const result = v.safeParse(schema, document.toJS({ maxAliasCount: 100 }))
  if (result.success) return { ok: true, value: { value: result.output, placeOf } }
  return { ok: false, problems: result.issues.map((issue) => toProblem(issue, file, placeOf)) }
}

/** What keeps a YAML file from being read at all: for telling where a values file is broken, after helm refused it. */
export function syntaxProblems(text: string, file: string): readonly Problem[] {
  const lines = new LineCounter()
  return syntaxErrors(parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.1', uniqueKeys: false }), lines, file)
}

function syntaxErrors(document: Document.Parsed, lines: LineCounter, file: string): readonly Problem[] {
  return document.errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0])
    return {
      file,
      line,
      column: col,
      path: '',
      message: `Cannot read this as YAML: ${reasons[error.code] ?? 'the syntax breaks here'}`,
      hint: `Mend ${file} at line ${line}`,
    }
  })
}

// The parser's own messages can quote the file's text, which may be a secret; these are ours, by its error codes.
const reasons: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'an alias cannot have properties',
  BAD_ALIAS: 'an alias points to nothing',
  BAD_INDENT: 'a line is indented less than what it belongs to',
  BLOCK_AS_IMPLICIT_KEY: 'a nested mapping stands on one line',
  BLOCK_IN_FLOW: 'a block stands inside brackets',
  DUPLICATE_KEY: 'a key stands twice in one mapping',
  IMPOSSIBLE: 'the syntax breaks here',
  KEY_OVER_1024_CHARS: 'a key has more than 1024 characters',
  MISSING_CHAR: 'a closing quote, bracket or a colon is missing',
  MULTILINE_IMPLICIT_KEY: 'a key spans several lines, or a colon is missing',
  MULTIPLE_DOCS: 'the file holds more than one document',
  TAB_AS_INDENT: 'a tab is used to indent; use spaces',
  TAG_RESOLVE_FAILED: 'a tag is not known',
  UNEXPECTED_TOKEN: 'a character stands where none can',
}

function placer(document: Document.Parsed, lines: LineCounter): PlaceOf {
  return (path) => {
    const offset = offsetOf(document, path)
    const { line, col } = offset === undefined ? { line: 1, col: 1 } : lines.linePos(offset)
    return { line, column: col, path: formatPath(path) }
  }
}

/** Where the key of a path stands, else its value, else its nearest parent. */
function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const last = path.at(-1)
  const pair = isMap(parent) ? parent.items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === String(last)) : undefined
  if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0]
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  if (isNode(node)) return node.range?.[0]
  return path.length === 0 ? undefined : offsetOf(document, path.slice(0, -1))
}

function toProblem(issue: v.GenericIssue, file: string, placeOf: PlaceOf): Problem {
  const path = (issue.path ?? []).map((item) => (typeof item.key === 'number' ? item.key : String(item.key)))
  const place = placeOf(path)
  const key = String(path.at(-1) ?? '')
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return { file, ...place, message: `Unknown key ${key}`, hint: `Take it out, or correct its spelling; docs/workspace.md lists the keys` }
  }
  if (issue.received === 'undefined')
    return { file, ...place, message: `The key ${key} is missing`, hint: `Add ${key} to ${place.path === key ? file : place.path.slice(0, -key.length - 1)}` }
  return {
    file,
    ...place,
    message: messageOf(issue, typeof path.at(-1) === 'number' ? place.path : key),
    hint: `Correct ${place.path === '' ? file : place.path}`,
  }
}

function messageOf(issue: v.GenericIssue, key: string): string {
  if (issue.kind === 'validation') return `${key} ${issue.message}`
  return `${key === '' ? 'This' : key} is ${issue.received}, expected ${issue.expected ?? 'another value'}`
}

/** "releases[1].version" */
const formatPath = (path: readonly (string | number)[]): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('')
