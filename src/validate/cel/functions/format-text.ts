import { errorOf, isError, type CelValue } from '../values/cel-value.ts'
import { fixedDouble, formatDouble } from '../../go-double.ts'
import { showValue } from './show-value.ts'

const clause = /(%(?:%|(?:\.\d+)?.)?)/su

/** `'%s has %d'.format([…])`. */
export function formatText(text: string, args: readonly CelValue[]): CelValue {
  const values = args.values()
  const parts = text.split(clause).map((part) => {
    if (part === '%%') return '%'
    return part.startsWith('%') ? formatClause(part, values.next().value) : part
  })
  return parts.includes(undefined) ? errorOf('cannot format the arguments') : parts.join('')
}

function formatClause(written: string, value: CelValue | undefined): string | undefined {
  const [, precision, verb = ''] = /^%(?:\.(\d+))?(.)?$/su.exec(written) ?? []
  return value === undefined ? undefined : verbs[verb]?.(value, Number(precision ?? 6))
}

const verbs: Readonly<Record<string, (value: CelValue, precision: number) => string | undefined>> = {
  s: showValue,
  d: (value) => wholeOf(value)?.toString(),
  f: (value, precision) => grouped(value, precision),
  e: (value, precision) => scientific(value, precision),
  b: (value) => (typeof value === 'boolean' ? String(Number(value)) : wholeOf(value)?.toString(2)),
  o: (value) => wholeOf(value)?.toString(8),
  x: hex,
  X: (value) => hex(value)?.toUpperCase(),
}

function wholeOf(value: CelValue): bigint | undefined {
  if (typeof value === 'bigint') return value
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'uint' ? value.value : undefined
}

function hex(value: CelValue): string | undefined {
  if (isError(value)) return undefined
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value
  if (bytes instanceof Uint8Array) return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return wholeOf(value)?.toString(16)
}

const special: Readonly<Record<string, number>> = { NaN: NaN, Infinity: Infinity, '-Infinity': -Infinity }

function doubleOf(value: CelValue): number | undefined {
  return typeof value === 'number' ? value : typeof value === 'string' ? special[value] : undefined
}

/** The server prints for readers of English: `1,234.50`. */
function grouped(value: CelValue, precision: number): string | undefined {
  const number = doubleOf(value)
  if (number === undefined) return undefined
  if (!Number.isFinite(number)) return odd(number)
  const [whole = '', fraction] = fixedDouble(number, precision).split('.')
  return [whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ','), ...(fraction === undefined ? [] : [fraction])].join('.')
}

const odd = (number: number): string => (Number.isNaN(number) ? 'NaN' : formatDouble(number).replace('Inf', '∞').replace('+', ''))

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** `1.500000×10⁰⁰`. The server always writes six digits: it takes the precision for a width, which it heeds where there is no number. */
function scientific(value: CelValue, width: number): string | undefined {
  const number = doubleOf(value)
  if (number === undefined) return undefined
  if (!Number.isFinite(number)) return odd(number).padStart(width)
  const [digits = '', exponent = ''] = number.toExponential(6).split('e')
  const power = String(Math.abs(Number(exponent))).padStart(2, '0')
  return `${digits}×10${exponent.startsWith('-') ? '⁻' : ''}${power.replaceAll(/\d/g, (digit) => raised[Number(digit)] ?? '')}`
}
