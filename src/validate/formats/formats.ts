import type { Node } from '../node.ts'
import { isBase64 } from './base64.ts'
import { isCreditCard, isIsbn10, isIsbn13 } from './checksums.ts'
import { isDate, isDateTime } from './date-time.ts'
import { isDurationText } from './duration.ts'
import { isEmail } from './email.ts'
import { isHostname } from './hostname.ts'
import { isCidrSloppy, isIpv4, isIpv6, isMac } from './network.ts'
import { isRequestUri } from './uri.ts'

type Test = (text: string) => boolean

const matching =
  (pattern: RegExp): Test =>
  (text) =>
    pattern.test(text)

const uuid = (version: string): Test => matching(new RegExp(`^[0-9a-f]{8}-?[0-9a-f]{4}-?${version}-?[0-9a-f]{12}$`, 'i'))
const ssn = matching(/^[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}$/)
const shortName = matching(/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/)
const longName = matching(/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/)
const rgbColour = String.raw`\s*(?:0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])\s*`

/** The formats that the server knows, by their name without dashes. These are patterns of ours, over ASCII: V8 reads them as RE2 does. */
const tests: Readonly<Record<string, Test>> = {
  bsonobjectid: matching(/^[0-9a-fA-F]{24}$/),
  uri: isRequestUri,
  email: isEmail,
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  cidr: isCidrSloppy,
  mac: isMac,
  uuid: uuid('[0-9a-f]{4}-?[0-9a-f]{4}'),
  uuid3: uuid('3[0-9a-f]{3}-?[0-9a-f]{4}'),
  uuid4: uuid('4[0-9a-f]{3}-?[89ab][0-9a-f]{3}'),
  uuid5: uuid('5[0-9a-f]{3}-?[89ab][0-9a-f]{3}'),
  isbn: (text) => isIsbn10(text) || isIsbn13(text),
  isbn10: isIsbn10,
  isbn13: isIsbn13,
  creditcard: isCreditCard,
  ssn: (text) => text.length === 11 && ssn(text),
  hexcolor: matching(/^#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/),
  rgbcolor: matching(new RegExp(`^rgb\\(${rgbColour},${rgbColour},${rgbColour}\\)$`)),
  byte: isBase64,
  password: () => true,
  date: isDate,
  duration: isDurationText,
  datetime: isDateTime,
  k8sshortname: (text) => text.length <= 63 && shortName(text),
  k8slongname: (text) => text.length <= 253 && longName(text),
}

/** A server checks a format one minor version after it came in: until then it holds itself to what the version before can read. */
const sinceMinor: Readonly<Record<string, number>> = { k8sshortname: 35, k8slongname: 35 }

const plain = (format: string): string => format.replaceAll('-', '')

/** The format that the server heeds at a node, or ''. */
export function effectiveFormat(node: Node, minor: number): string {
  const type = node.intOrString ? '' : node.type
  if (type === 'integer') return node.format === 'int32' || node.format === 'int64' ? node.format : ''
  if (type === 'number') return node.format === 'float' || node.format === 'double' ? node.format : ''
  const isText = type === '' || type === 'string'
  return isText && isKnownFormat(node.format) && minor >= (sinceMinor[plain(node.format)] ?? 0) ? node.format : ''
}

export const isKnownFormat = (format: string): boolean => Object.hasOwn(tests, plain(format))

/** The test of a known format; whatever is not known passes, as it does on the server. */
export const formatTest = (format: string): Test => tests[plain(format)] ?? (() => true)
