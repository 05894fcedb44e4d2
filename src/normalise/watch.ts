import type { EventType, State } from 'js-yaml'
import { refusedEscape } from './escapes.ts'
import type { RefusalCode } from './refusals.ts'
import { Scalar } from './scalar.ts'
import { bracketAt, columnOf, contentStart, matchesAt } from './source.ts'

declare module 'js-yaml' {
  interface State {
    readonly tag: string | null
    readonly anchor: string | null
  }
}

/** A refusal and where it stands; line and column count from 0, within the text that was parsed. */
export type Refusal = { readonly code: RefusalCode; readonly line: number; readonly column: number }

/** One node that js-yaml is reading, and where it started; the bracket that opens it is looked up with its first child. */
type Frame = { readonly start: number; children: number; bracket: '' | '[' | '{' | undefined }

/**
 * Looks over js-yaml's shoulder, node by node, and collects what the two parsers do not agree on. js-yaml tells when it
 * opens and closes a node; between the two lies the node's source.
 */
export function watch(): { readonly listener: (event: EventType, state: State) => void; readonly refused: readonly Refusal[] } {
  const refused: Refusal[] = []
  const frames: Frame[] = []
  const listener = (event: EventType, state: State): void => {
    const frame = event === 'open' ? undefined : frames.pop()
    const parent = frames.at(-1)
    if (frame === undefined) {
      if (parent !== undefined) {
        parent.children += 1
        parent.bracket ??= bracketAt(state.input, parent.start)
      }
      frames.push({ start: state.position, children: 0, bracket: undefined })
      return
    }
    const code = refusedMark(state, frame, parent) ?? (isText(state) ? refusedText(state, frame, parent) : refusedCollection(state, frame, parent))
    if (code !== undefined) refused.push({ code, line: state.line, column: state.position - state.lineStart })
  }
  return { listener, refused }
}

const isText = ({ result }: State): boolean => typeof result === 'string' || result instanceof Scalar

function refusedMark(state: State, frame: Frame, parent: Frame | undefined): RefusalCode | undefined {
  const { anchor, tag, result } = state
  if (anchor === null && tag === null) return undefined
  if (anchor !== null && !/^[\w-]+$/.test(anchor)) return 'anchor-name'
  if (anchor !== null && result instanceof Scalar && result.meaning.kind === 'merge') return 'merge-anchor'
  if (tag === '!' && (result === null || result === '<<' || result instanceof Scalar)) return 'bare-tag'
  return hasStrayMark(state, frame, parent) ? 'stray-mark' : undefined
}

/** js-yaml gives an empty value the tag and the anchor of the next key. An empty value has no kind. */
function hasStrayMark({ kind, input, position }: State, { start }: Frame, parent: Frame | undefined): boolean {
  if (kind || parent === undefined) return false
  const marks = [...input.slice(start, position).matchAll(/[\r\n]([ \t]*)[!&]/g)]
  return marks.some(([, indent = '']) => indent.length <= columnOf(input, contentStart(input, parent.start)))
}

function refusedText(state: State, frame: Frame, parent: Frame | undefined): RefusalCode | undefined {
  const { input, position, result } = state
  if (result instanceof Scalar && result.meaning.kind === 'refused') return 'wrong-tag'
  if (result instanceof Scalar && result.meaning.kind === 'float' && !Number.isFinite(result.meaning.value)) return 'not-finite'
  const isInFlow = (parent?.bracket ?? '') !== ''
  if (!isInFlow && input[position - 1] !== '"') return undefined
  const source = sourceOf(state, frame)
  if (source.startsWith('"')) return refusedEscape(source)
  return isInFlow ? refusedInFlow(state, source) : undefined
}

/** goyaml ends unquoted text in brackets at "?", starts a value at ":", and does not end text at ":" without a space, on the next line neither. */
function refusedInFlow({ input, position }: State, source: string): RefusalCode | undefined {
  if (source === '' || /^["'*]/.test(source)) return undefined
  const isCut = matchesAt(/[ \t\r\n]*:(?=[^ \t\r\n])/y, input, position)
  return isCut || source.startsWith(':') || source.includes('?') ? 'flow-colon' : undefined
}

function refusedCollection(state: State, frame: Frame, parent: Frame | undefined): RefusalCode | undefined {
  if (state.result === null) return undefined
  if (isKey(state, frame, parent)) return 'key-collection'
  return state.kind === 'sequence' && state.result.length > frame.children && hasStrayEntry(state, frame) ? 'empty-entry' : undefined
}

/** Before ":", behind "?" on the same line, or where a map in brackets has its keys. */
function isKey({ input, position }: State, { start }: Frame, parent: Frame | undefined): boolean {
  const colon = /[\]}]/.test(input[position - 1] ?? '') ? /[ \t]*:/y : /[ \t]*:(?=[ \t\r\n\0])/y
  if (matchesAt(colon, input, position)) return true
  if (parent?.bracket !== '{' && !isAfterMark(input, start)) return false
  // Enough to look over the white space before a key; more would make long lines slow.
  const before = input.slice(Math.max(0, start - 200), start)
  return /(?:^|[ \t\r\n[{,-])\?[ \t]*$/.test(before) || (parent?.bracket === '{' && /[{,][ \t\r\n]*$/.test(before))
}

/** Whether a question mark stands before a place: seldom, and found in less time than by a pattern. */
function isAfterMark(input: string, start: number): boolean {
  let place = start - 1
  while (place > start - 200 && (input[place] === ' ' || input[place] === '\t')) place -= 1
  return input[place] === '?'
}

/** js-yaml takes an entry of an outer list into the inner one when the inner one's last entry is empty. */
function hasStrayEntry(state: State, frame: Frame): boolean {
  const source = sourceOf(state, frame)
  if (!source.startsWith('-')) return false
  const column = columnOf(state.input, contentStart(state.input, frame.start))
  return source.split(/[\r\n]/).some((line, index) => index > 0 && /^ *-(?:[ \t]|$)/.test(line) && line.indexOf('-') < column)
}

const sourceOf = ({ input, position }: State, { start }: Frame): string => input.slice(contentStart(input, start), position)
