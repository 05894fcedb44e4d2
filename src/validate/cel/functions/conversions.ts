import { parseGoDuration } from '../../formats/duration.ts'
import { durationOf, errorOf, intOf, timestampOf, uintOf, type CelValue } from '../values/cel-value.ts'
import { formatDouble, parseDouble, plainDouble } from '../../go-double.ts'
import { parseTime } from '../values/parse-time.ts'
import { formatTime } from '../values/format-time.ts'
import { unary, type Library } from './overload.ts'

const second = 1_000_000_000n
const truths: Readonly<Record<string, boolean>> = Object.fromEntries([
  ...['1', 't', 'T', 'true', 'TRUE', 'True'].map((text) => [text, true]),
  ...['0', 'f', 'F', 'false', 'FALSE', 'False'].map((text) => [text, false]),
])

const wholeOf = (text: string): bigint | undefined => (/^[+-]?[0-9]+$/.test(text) ? BigInt(text.replace(/^\+/, '')) : undefined)
const cannot = (text: string, type: string): CelValue => errorOf(`cannot convert ${text.length} characters to ${type}`)

function intFromDouble(value: number): CelValue {
  // The server leaves out the border itself, which a double cannot tell from what is beyond.
  return value > -(2 ** 63) && value < 2 ** 63 ? BigInt(Math.trunc(value)) : errorOf('integer overflow')
}

const uintFromDouble = (value: number): CelValue => (value >= 0 && value < 2 ** 64 ? uintOf(BigInt(Math.trunc(value))) : errorOf('unsigned integer overflow'))

function textFromBytes(bytes: Uint8Array): CelValue {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // Bytes that are no text are an error of the expression, not of ours.
    return errorOf('invalid UTF-8 in bytes, cannot convert to string')
  }
}

function floorSeconds(nanos: bigint): bigint {
  return nanos < 0n ? (nanos - second + 1n) / second : nanos / second
}

const textOfDuration = (nanos: bigint): string => `${plainDouble(Number(nanos / second) + Number(nanos % second) / 1e9)}s`

/** Conversions that are named by the type that they give. */
export const conversions: Library = {
  since: 0,
  overloads: [
    unary('int', 'int', (value) => value),
    unary('int', 'uint', ({ value }) => intOf(value)),
    unary('int', 'double', intFromDouble),
    unary('int', 'string', (text) => checked(wholeOf(text), intOf) ?? cannot(text, 'int')),
    unary('int', 'timestamp', ({ nanos }) => floorSeconds(nanos)),
    unary('int', 'duration', ({ nanos }) => nanos),
    unary('uint', 'uint', (value) => value),
    unary('uint', 'int', (value) => (value < 0n ? errorOf('unsigned integer overflow') : uintOf(value))),
    unary('uint', 'double', uintFromDouble),
    unary('uint', 'string', (text) => checked(/^[0-9]+$/.test(text) ? BigInt(text) : undefined, uintOf) ?? cannot(text, 'uint')),
    unary('double', 'double', (value) => value),
    unary('double', 'int', Number),
    unary('double', 'uint', ({ value }) => Number(value)),
    unary('double', 'string', (text) => parseDouble(text) ?? cannot(text, 'double')),
    unary('string', 'string', (text) => text),
    unary('string', 'int', String),
    unary('string', 'uint', ({ value }) => String(value)),
    unary('string', 'double', formatDouble),
    unary('string', 'bool', String),
    unary('string', 'bytes', textFromBytes),
    unary('string', 'timestamp', ({ nanos }) => formatTime(nanos)),
    unary('string', 'duration', ({ nanos }) => textOfDuration(nanos)),
    unary('bytes', 'bytes', (bytes) => bytes),
    unary('bytes', 'string', (text) => new TextEncoder().encode(text)),
    unary('bool', 'bool', (value) => value),
    unary('bool', 'string', (text) => truths[text] ?? cannot(text, 'bool')),
    unary('duration', 'duration', (value) => value),
    unary('duration', 'int', durationOf),
    unary('duration', 'string', (text) => checked(parseGoDuration(text), durationOf) ?? cannot(text, 'duration')),
    unary('timestamp', 'timestamp', (value) => value),
    unary('timestamp', 'int', (seconds) => timestampOf(seconds * second)),
    unary('timestamp', 'string', (text) => checked(parseTime(text), timestampOf) ?? cannot(text, 'timestamp')),
  ],
}

const checked = (value: bigint | undefined, convert: (value: bigint) => CelValue): CelValue | undefined => (value === undefined ? undefined : convert(value))
