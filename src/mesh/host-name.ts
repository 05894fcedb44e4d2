/** A name such as "*.example.com", which stands for every host below. */
export const isWildcard = (host: string): boolean => host.startsWith('*')

/** Whether one of two names, each perhaps a wildcard, covers the other. */
export const overlaps = (left: string, right: string): boolean => isWithin(left, right) || isWithin(right, left)

/** Whether a name, perhaps a wildcard itself, is one of those that another stands for. */
export function isWithin(host: string, other: string): boolean {
  if (!isWildcard(other)) return host === other
  return isWildcard(host) ? host.length >= other.length && host.endsWith(other.slice(1)) : host.endsWith(other.slice(1))
}

/** Order in which Envoy and Istio prefer names: exact before wildcard, longer before shorter, then by letter. */
export function moreSpecificFirst(left: string, right: string): number {
  if (isWildcard(left) !== isWildcard(right)) return isWildcard(left) ? 1 : -1
  if (left.length !== right.length) return right.length - left.length
  return left < right ? -1 : Number(left > right)
}

/** What was said of hosts, by name. */
export type ByHost<T> = ReadonlyMap<string, T>

/** What was said of a host itself, else of the longest wildcard that covers it: "*.b.c", "*.c", "*" for "a.b.c". */
export function mostSpecific<T>(said: ByHost<T>, host: string): T | undefined {
  const exact = said.get(host)
  if (exact !== undefined || said.size === 0) return exact
  for (let dot = host.indexOf('.', isWildcard(host) ? 2 : 0); dot !== -1; dot = host.indexOf('.', dot + 1)) {
    const found = said.get(`*${host.slice(dot)}`)
    if (found !== undefined) return found
  }
  return said.get('*')
}

/** The name of a host as an object in `namespace` means it: only what has no dot at all is short. */
export function fullName(host: string, namespace: string): string {
  const isFull = host === '' || host === '*' || host.includes('.') || host.includes(':')
  return isFull ? host : `${host}.${namespace}.svc.${clusterDomain}`
}

/** What Kubernetes and Istio call their own domain, unless an installation says otherwise. */
export const clusterDomain = 'cluster.local'
