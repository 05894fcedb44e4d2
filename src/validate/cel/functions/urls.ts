import { decodeUtf8, isRequestUri, parseUrl } from '../../formats/uri.ts'
import { unescapePercent } from '../../formats/percent.ts'
import { errorOf, listOf, type CelValue, type Entry } from '../values/cel-value.ts'
import { keyText } from '../values/key-text.ts'
import { unary, type Library } from './overload.ts'

function urlOf(text: string): CelValue {
  const url = parseUrl(text)
  return url === undefined ? errorOf('URL parse error during conversion from string') : { kind: 'url', url }
}

/** The port is what follows the last colon, if that is all digits. */
function hostAndPort(host: string): { name: string; port: string } {
  const [, before, port] = /^(.*):([0-9]*)$/s.exec(host) ?? []
  const name = before ?? host
  return { name: /^\[.*\]$/s.test(name) ? name.slice(1, -1) : name, port: port ?? '' }
}

/** What Go leaves alone when it escapes a path, byte by byte. */
const plain = /[A-Za-z0-9\-_.~$&+,/:;=@]/

function escapedPath(rawPath: string, path: string): string {
  const isValid = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%]*$/.test(rawPath)
  if (isValid || path === '*') return isValid ? rawPath : '*'
  return Array.from(path, (byte) => (plain.test(byte) ? byte : `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)).join('')
}

/** Pairs that cannot be read are left out. */
function queryOf(query: string): CelValue {
  const found = new Map<string, CelValue[]>()
  for (const pair of query.split('&').filter((part) => part !== '' && !part.includes(';'))) {
    const [name = '', ...values] = pair.split('=')
    const [key, value] = [unescapeQuery(name), unescapeQuery(values.join('='))]
    if (key !== undefined && value !== undefined) found.set(key, [...(found.get(key) ?? []), value])
  }
  const entries = [...found].map(([key, values]): [string, Entry] => [keyText(key) ?? key, { key, value: listOf(values) }])
  return { kind: 'map', entries: new Map(entries) }
}

function unescapeQuery(text: string): string | undefined {
  const bytes = unescapePercent(text.replaceAll('+', ' '))
  return bytes === undefined ? undefined : decodeUtf8(bytes)
}

export const urls: Library = {
  since: 0,
  overloads: [
    unary('url', 'string', urlOf),
    unary('isURL', 'string', isRequestUri),
    unary('.getScheme', 'url', ({ url }) => url.scheme),
    unary('.getHost', 'url', ({ url }) => url.host),
    unary('.getHostname', 'url', ({ url }) => hostAndPort(url.host).name),
    unary('.getPort', 'url', ({ url }) => hostAndPort(url.host).port),
    unary('.getEscapedPath', 'url', ({ url }) => escapedPath(url.rawPath, url.path)),
    unary('.getQuery', 'url', ({ url }) => queryOf(url.query)),
  ],
}
