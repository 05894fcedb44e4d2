import { clusterDomain } from '../host-name.ts'
import { unspecified, type MeshService } from '../objects/service.ts'
import type { Profile } from '../profile.ts'

/** The other names under which a client in a namespace can call a host. */
export function otherNames(host: string, namespace: string, { hasTrailingDot }: Profile): readonly string[] {
  const full = hasTrailingDot && !isIp(host) ? [`${host}.`] : []
  const [name, itsNamespace] = host.split('.')
  const suffix = `.svc.${clusterDomain}`
  if (!host.endsWith(suffix) || itsNamespace === undefined || host === suffix) return full
  const short = host.slice(0, -suffix.length)
  if (!short.includes('.')) return full
  const isOwn = short.slice(short.indexOf('.') + 1) === namespace
  return [...full, ...(isOwn && name !== undefined ? [name] : []), short, `${short}.svc`]
}

const isIp = (host: string): boolean => /^[\d.]+$|:/.test(host)

/** All names of a service, and those among them that only stand in for its full one. */
export type Names = { readonly all: readonly string[]; readonly others: ReadonlySet<string> }

/** The names under which clients of a namespace can call a service. Pods of a headless one have names below it. */
export function domainsOf(service: MeshService, namespace: string, profile: Profile): Names {
  const others = new Map([service.hostname, ...service.aliases].map((host) => [host, otherNames(host, namespace, profile)]))
  const names = [...others].flatMap(([host, its]) => [host, ...its])
  const pods = service.resolution === 'passthrough' && service.isKubernetes ? names.map((name) => `*.${name}`) : []
  const address = service.address === unspecified || service.address === '' ? [] : [service.address]
  return { all: [...names, ...pods, ...address], others: new Set([...others.values()].flat()) }
}

/** Of the namespaces that call a service, only its own and those of its aliases have other names for it; '' stands for the rest. */
export const callingFrom = ({ hostname, aliases }: MeshService, namespace: string): string =>
  [hostname, ...aliases].some((host) => host.includes(`.${namespace}.`)) ? namespace : ''
