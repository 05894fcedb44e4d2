import { parseIp } from './ip-address.ts'
import { unescapePercent } from './percent.ts'

/** A URL as Go's net/url splits it up. */
export interface Url {
  readonly scheme: string
  readonly host: string
  /** As written, where that is a valid encoding. */
  readonly rawPath: string
  /** One character a byte. */
  readonly path: string
  readonly query: string
}

/** `url.ParseRequestURI`: absolute, or a path from the root. */
export const isRequestUri = (text: string): boolean => text !== '' && parse(text, { isRequest: true }) !== undefined

/** `url.Parse`, of what is a request URI too. A fragment is cut off. */
export function parseUrl(text: string): Url | undefined {
  const [before = '', ...fragment] = text.split('#')
  if (!isRequestUri(text) || unescapePercent(fragment.join('#')) === undefined) return undefined
  return parse(before, { isRequest: false })
}

function parse(text: string, { isRequest }: { isRequest: boolean }): Url | undefined {
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  if (/[\u0000-\u001f\u007f]/.test(text) || text.startsWith(':')) return undefined
  if (text === '*') return { scheme: '', host: '', rawPath: '', path: '*', query: '' }
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1] ?? ''
  const after = scheme === '' ? text : text.slice(scheme.length + 1)
  const [rest = '', ...queries] = after.split('?')
  const query = queries.join('?')
  if (rest.startsWith('/')) return parseRooted(rest, { scheme: scheme.toLowerCase(), query, isRequest })
  if (scheme !== '') return { scheme: scheme.toLowerCase(), host: '', rawPath: '', path: '', query }
  if (isRequest || rest.split('/')[0]?.includes(':') === true) return undefined
  return withPath(rest, { scheme: '', host: '', query })
}

function parseRooted(rest: string, { scheme, query, isRequest }: { scheme: string; query: string; isRequest: boolean }): Url | undefined {
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || (!isRequest && !rest.startsWith('///')))
  if (!hasAuthority) return withPath(rest, { scheme, host: '', query })
  const slash = rest.indexOf('/', 2)
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash)
  const host = parseAuthority(scheme, authority)
  return host === undefined ? undefined : withPath(slash < 0 ? '' : rest.slice(slash), { scheme, host, query })
}

function withPath(rawPath: string, parts: Pick<Url, 'scheme' | 'host' | 'query'>): Url | undefined {
  const path = unescapePercent(rawPath)
  return path === undefined ? undefined : { ...parts, rawPath, path }
}

function parseAuthority(scheme: string, authority: string): string | undefined {
  const at = authority.lastIndexOf('@')
  const user = at < 0 ? '' : authority.slice(0, at)
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) || unescapePercent(user) === undefined) return undefined
  return parseHost(scheme, authority.slice(at + 1))
}

function parseHost(scheme: string, host: string): string | undefined {
  const bracket = host.lastIndexOf('[')
  if (bracket > 0) return undefined
  if (bracket === 0) return parseLiteral(host)
  const isStrict = scheme === 'http' || scheme === 'https'
  const colon = isStrict ? host.indexOf(':') : host.lastIndexOf(':')
  return colon >= 0 && !isPort(host.slice(colon)) ? undefined : unescapeHost(host)
}

function parseLiteral(host: string): string | undefined {
  const end = host.lastIndexOf(']')
  if (end < 0 || !isPort(host.slice(end + 1))) return undefined
  const zone = host.indexOf('%25')
  const address = host.slice(1, zone >= 0 && zone < end ? zone : end)
  const isAddress = parseIp(address, 'strict')?.length === 16
  if (!isAddress || (zone === end - 3 && zone >= 0)) return undefined
  const name = zone >= 0 && zone < end ? unescapeZone(host.slice(zone, end)) : ''
  return name === undefined ? undefined : `[${address}${name}]${host.slice(end + 1)}`
}

const isPort = (text: string): boolean => /^(?::[0-9]*)?$/.test(text)

/** In a host only bytes beyond ASCII may be escaped, and only these characters may stand plain. */
function unescapeHost(host: string): string | undefined {
  const isFine = /^(?:[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"\P{ASCII}]|%[89A-Fa-f][0-9A-Fa-f]|%25)*$/u.test(host)
  return isFine ? decodeUtf8(unescapePercent(host) ?? '') : undefined
}

function unescapeZone(zone: string): string | undefined {
  const isFine = /^(?:[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"\P{ASCII}]|%25|%20|%[2-7][0-9A-Fa-f]|%[89A-Fa-f][0-9A-Fa-f])*$/u.test(zone)
  return isFine ? decodeUtf8(unescapePercent(zone) ?? '') : undefined
}

export const decodeUtf8 = (bytes: string): string => new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
