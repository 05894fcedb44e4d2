import type { Json } from '../model/json.ts'
import { unreachable } from '../model/unreachable.ts'
import { resolvePlain, type Resolved } from './plain-scalar.ts'

/** What a scalar that is not text turned out to be; `refusal` says why Kubernetes does not read it. */
export type Meaning = Resolved | { readonly kind: 'merge' } | { readonly kind: 'refused' }

let merges = 0

/**
 * A scalar that is not text, on its way through js-yaml, which makes object keys of scalars by `toString`. The marked key
 * keeps what Kubernetes tells apart: the number 1 and the text "1", and one merge key and the next.
 */
export class Scalar {
  readonly text: string
  readonly meaning: Meaning
  // js-yaml calls toString only where this is not "Object".
  readonly [Symbol.toStringTag] = 'Scalar'

  constructor(text: string, meaning: Meaning) {
    this.text = text
    this.meaning = meaning
  }

  toString(): string {
    return `${keyMark}${markOf(this.meaning)}:${keyTextOf(this.meaning)}`
  }
}

// Half of a surrogate pair: no text that Kubernetes reads can hold it.
const keyMark = '\uD800'

export const isMarked = (key: string): boolean => key.startsWith(keyMark)

/** A key of js-yaml's object → the key's text for Kubernetes, and what it was. */
export function unmark(key: string): { readonly mark: string; readonly key: string } {
  const end = key.indexOf(':')
  return isMarked(key) ? { mark: key.slice(1, end), key: key.slice(end + 1) } : { mark: '', key }
}

/** An unquoted scalar → its own text, or the Scalar that Kubernetes takes it for. */
export function plainMeaning(text: string): Meaning | undefined {
  return text === '<<' ? { kind: 'merge' } : resolvePlain(text)
}

/** A scalar as a value. A merge key means something only as a key. */
export function valueOf({ text, meaning }: Scalar): Json {
  switch (meaning.kind) {
    case 'null':
    case 'bool':
    case 'int':
      return meaning.value
    case 'float':
      return integral(meaning.value)
    case 'merge':
    case 'refused':
      return text
    default:
      return unreachable(meaning)
  }
}

/** JSON writes a float below 1e21 that has no fraction as digits, and every later reader takes those for an integer. */
function integral(value: number): number | bigint {
  return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21 ? BigInt(String(value)) : value
}

/**
 * What a key was, so that two keys of one text are told apart. Kubernetes takes no integer that fits 64 bits only without a
 * sign; and -0.0 is the key 0.0 to Go, under another text.
 */
function markOf(meaning: Meaning): string {
  if (meaning.kind === 'int' && meaning.value >= 2n ** 63n) return 'odd'
  if (meaning.kind !== 'float') return meaning.kind
  return Object.is(meaning.value, -0) ? 'odd' : `float ${meaning.value}`
}

/** The text that sigs.k8s.io/yaml makes of a key that is no text; merge keys are numbered, since each counts. */
function keyTextOf(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'bool':
    case 'int':
      return String(meaning.value)
    case 'float':
      return floatKey(meaning.value)
    case 'merge':
      return String((merges += 1))
    case 'null':
    case 'refused':
      return ''
    default:
      return unreachable(meaning)
  }
}

/** As Go's FormatFloat(value, 'g', -1, 32): six digits before the exponent starts, and no more than 32 bits of the value. */
function floatKey(value: number): string {
  const single = Math.fround(value)
  if (Object.is(single, -0)) return '-0'
  if (!Number.isFinite(single)) return single < 0 ? '-.inf' : '.inf'
  const [digits = '', exponent = ''] = shortestSingle(single).split('e')
  const power = Number(exponent)
  if (power >= -4 && power < 6) return String(Number(`${digits}e${power}`))
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

/** The fewest digits that give the same 32-bit float again; nine always do. */
function shortestSingle(single: number): string {
  const precision = [0, 1, 2, 3, 4, 5, 6, 7].find((digits) => Math.fround(Number(single.toExponential(digits))) === single)
  return single.toExponential(precision ?? 8)
}
