import { uintOf, type CelValue } from '../values/cel-value.ts'
import { CelSyntaxError } from './expr.ts'
import type { Token } from './lex.ts'

/** The value of a token that is a literal. */
export function literalOf({ kind, text }: Token, { isNegative }: { isNegative: boolean }): CelValue {
  const sign = isNegative ? '-' : ''
  if (kind === 'double') return Number(sign + text)
  if (kind === 'uint') return checked(uintOf(BigInt(text.slice(0, -1))), text)
  if (kind === 'int') {
    const value = isNegative ? -BigInt(text) : BigInt(text)
    return checked(BigInt.asIntN(64, value) === value ? value : undefined, text)
  }
  return kind === 'bytes' ? bytesOf(text.slice(1)) : stringOf(text)
}

function checked(value: CelValue | undefined, text: string): CelValue {
  if (value === undefined || (typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'error'))
    throw new CelSyntaxError(`${text} is out of range`)
  return value
}

interface Quoted {
  readonly isRaw: boolean
  readonly inner: string
}

function unquote(text: string): Quoted {
  const isRaw = /^[rR]/.test(text)
  const quoted = isRaw ? text.slice(1) : text
  const width = /^(?:"""|''')/.test(quoted) ? 3 : 1
  return { isRaw, inner: quoted.slice(width, -width).replaceAll('\r\n', '\n') }
}

const escape = /\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[xX][0-9a-fA-F]{2}|[0-3][0-7]{2}|.)/gsu
const simple: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

function stringOf(text: string): string {
  const { isRaw, inner } = unquote(text)
  return isRaw ? inner : inner.replaceAll(escape, unescape)
}

function unescape(written: string): string {
  if (/^\\[uUxX]./su.test(written)) return characterOf(Number.parseInt(written.slice(2), 16))
  return /^\\[0-3]/.test(written) ? characterOf(Number.parseInt(written.slice(1), 8)) : plainEscape(written.slice(1))
}

function characterOf(code: number): string {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new CelSyntaxError(`no character has the code ${code}`)
  return String.fromCodePoint(code)
}

function plainEscape(character: string): string {
  const known = simple[character] ?? (/["'`?\\]/.test(character) ? character : undefined)
  if (known === undefined) throw new CelSyntaxError(`\\${character} is no escape`)
  return known
}

/** In bytes an escape is one byte, not the encoding of a character. */
function bytesOf(text: string): Uint8Array {
  const { isRaw, inner } = unquote(text)
  if (isRaw) return new TextEncoder().encode(inner)
  const parts = inner.split(/(\\(?:[xX][0-9a-fA-F]{2}|[0-3][0-7]{2}|.))/su)
  return Uint8Array.from(parts.flatMap((part, index) => (index % 2 === 0 ? [...new TextEncoder().encode(part)] : [byteOf(part)])))
}

function byteOf(written: string): number {
  if (/^\\[xX]/.test(written)) return Number.parseInt(written.slice(2), 16)
  if (/^\\[0-3]/.test(written)) return Number.parseInt(written.slice(1), 8)
  return plainEscape(written.slice(1)).charCodeAt(0)
}
