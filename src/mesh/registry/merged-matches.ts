import type { Labels } from '../objects/labels.ts'
import type { HttpMatch, TextMatch } from '../objects/matches.ts'

/** Conditions of a delegate within those of its root; null where one of the delegate's fits none of the root's. */
export function mergedMatches(root: readonly HttpMatch[], sub: readonly HttpMatch[]): readonly HttpMatch[] | null {
  if (root.length === 0) return sub
  if (sub.length === 0) return root
  const merged = sub.map((match) => root.filter((outer) => !contradicts(outer, match)).map((outer) => mergedMatch(outer, match)))
  return merged.some((fitting) => fitting.length === 0) ? null : merged.flat()
}

const mergedMatch = (root: HttpMatch, sub: HttpMatch): HttpMatch => ({
  ...sub,
  name: [root.name, sub.name].filter((name) => name !== '').join('-'),
  uri: sub.uri ?? root.uri,
  scheme: sub.scheme ?? root.scheme,
  method: sub.method ?? root.method,
  authority: sub.authority ?? root.authority,
  headers: new Map([...root.headers, ...sub.headers]),
  withoutHeaders: new Map([...root.withoutHeaders, ...sub.withoutHeaders]),
  query: new Map([...root.query, ...sub.query]),
  port: sub.port === 0 ? root.port : sub.port,
  sourceLabels: new Map([...root.sourceLabels, ...sub.sourceLabels]),
  sourceNamespace: sub.sourceNamespace === '' ? root.sourceNamespace : sub.sourceNamespace,
  gateways: sub.gateways.length === 0 ? root.gateways : sub.gateways,
})

/** Whether what fits `sub` could not fit `root`, as far as Pilot looks. */
const contradicts = (root: HttpMatch, sub: HttpMatch): boolean =>
  textContradicts(root.uri, sub.uri) ||
  textContradicts(root.scheme, sub.scheme) ||
  textContradicts(root.method, sub.method) ||
  textContradicts(root.authority, sub.authority) ||
  anyContradicts(root.headers, sub.headers) ||
  anyContradicts(root.withoutHeaders, sub.withoutHeaders) ||
  anyContradicts(root.query, sub.query) ||
  root.ignoresCase !== sub.ignoresCase ||
  (root.port > 0 && sub.port > 0 && root.port !== sub.port) ||
  (root.sourceNamespace !== '' && root.sourceNamespace !== sub.sourceNamespace) ||
  labelsContradict(root.sourceLabels, sub.sourceLabels) ||
  gatewaysContradict(root.gateways, sub.gateways)

const anyContradicts = (root: ReadonlyMap<string, TextMatch>, sub: ReadonlyMap<string, TextMatch>): boolean =>
  [...sub].some(([name, match]) => textContradicts(root.get(name) ?? null, match))

const labelsContradict = (root: Labels, sub: Labels): boolean => [...sub].some(([key, value]) => root.has(key) && root.get(key) !== value)

const gatewaysContradict = (root: readonly string[], sub: readonly string[]): boolean =>
  root.length > 0 && sub.length > 0 && (root.length < sub.length || sub.some((gateway) => !root.includes(gateway)))

function textContradicts(root: TextMatch | null, sub: TextMatch | null): boolean {
  if (root === null || sub === null) return false
  if (root.kind === 'present' || sub.kind === 'present' || root.kind === 'regex' || sub.kind === 'regex') return true
  if (root.kind === 'exact') return sub.kind === 'prefix' || sub.value !== root.value
  return !sub.value.startsWith(root.value)
}
