import type { JsonObject } from '../../model/json.ts'
import { boundOf, isInside } from './range.ts'
import { typesOf } from './types.ts'

// What API servers check on text, dashes taken out, as they do; "password" is known and takes everything.
const textFormats: ReadonlySet<string> = new Set(
  (
    'bsonobjectid uri email hostname ipv4 ipv6 cidr mac uuid uuid3 uuid4 uuid5 isbn isbn10 isbn13 creditcard ssn ' +
    'hexcolor rgbcolor byte date duration datetime k8sshortname k8slongname'
  ).split(' '),
)

const ranges: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['int32', [-(2 ** 31), 2 ** 31 - 1]],
  ['float', [-3.4028234663852886e38, 3.4028234663852886e38]],
])

// Each counts on one type alone.
const numericType: ReadonlyMap<string, string> = new Map([
  ['int32', 'integer'],
  ['float', 'number'],
])

// What has the first format has the others too.
const wider: ReadonlyMap<string, readonly string[]> = new Map([
  ['uuid3', ['uuid']],
  ['uuid4', ['uuid']],
  ['uuid5', ['uuid']],
  ['isbn10', ['isbn']],
  ['isbn13', ['isbn']],
  ['k8sshortname', ['k8slongname']],
  ['date', ['k8sshortname', 'k8slongname']],
  ['ipv4', ['k8slongname']],
])

/** Whether all that one checked format takes is taken by the other. */
export const isFormatWithin = (format: string, other: string): boolean => format === other || (wider.get(format) ?? []).includes(other)

/** The part of a format that refuses values: "" for none. Formats that no API server knows, or that fit every value of their type, check nothing. */
export function checkedFormat(schema: JsonObject): string {
  const format = schema['format']
  if (typeof format !== 'string') return ''
  const plain = format.replaceAll('-', '')
  if (textFormats.has(plain)) return typesOf(schema).includes('string') ? plain : ''
  return typesOf(schema).some((type) => type === numericType.get(format)) ? format : ''
}

/** Whether a node's own minimum and maximum leave a numeric format nothing to refuse. */
export function isImplied(format: string, schema: JsonObject): boolean {
  const range = ranges.get(format)
  const [least, most] = [boundOf(schema, 'least'), boundOf(schema, 'most')]
  if (range === undefined || least === undefined || most === undefined) return false
  const [low, high] = [{ side: 'least', value: range[0], isExclusive: false } as const, { side: 'most', value: range[1], isExclusive: false } as const]
  return isInside(least.value, low) && isInside(most.value, high)
}
