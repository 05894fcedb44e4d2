import type { Finding } from '../model/finding.ts'
import { textAt } from '../model/json.ts'
import { compareIds, keyOf, type Manifest } from '../model/manifest.ts'
import type { ProxyConfig } from '../model/envoy.ts'
import type { MeshReport, ProxyClass } from '../model/mesh.ts'
import { proxyClasses } from './classes.ts'
import { impactOf } from './impact/impact.ts'
import { istioMinor } from './istio-version.ts'
import { portFinding } from './port-finding.ts'
import { predictProxy, type Proxy } from './predict.ts'
import { newestMinor, profileOf } from './profile.ts'
import { refusedBecause } from './refused.ts'
import { unknownOf } from './unknown.ts'
import { registryOf, type Registry } from './registry/registry.ts'
import { portsOf } from './service-ports.ts'

export { flagCalled, flagNames, type Flag } from './flags.ts'
export type { Proxy } from './predict.ts'

/** Everything that Pilot would know of, indexed once for any number of proxies. */
export type Mesh = Registry

/** Manifests, desired or live → what Pilot knows, in the version of the istiod that is among them; what it would refuse is left out. */
export const meshOf = (manifests: readonly Manifest[]): Mesh =>
  registryOf(
    manifests.filter((manifest) => refusedBecause(manifest) === ''),
    profileOf(istioMinor(manifests) ?? newestMinor),
  )

/** Manifests → every class of proxies with its configuration, and what cannot be told. */
export function meshReport(manifests: readonly Manifest[]): MeshReport {
  const mesh = meshOf(manifests)
  const proxies = proxyClasses(mesh).map((proxyClass) => ({ ...proxyClass, ...predict(mesh, proxyOf(proxyClass)) }))
  return { proxies, effects: [], unknown: unknownOf(manifests, mesh) }
}

/** Manifests before and after → what becomes of every class of proxies, worst first, and what cannot be told. */
export function meshChange(before: readonly Manifest[], after: readonly Manifest[]): MeshReport {
  const meshes = { before: meshOf(before), after: meshOf(after) }
  return { proxies: [], effects: impactOf(meshes), unknown: unknownOf(after, meshes.after) }
}

const proxyOf = ({ kind, namespace, labels }: ProxyClass): Proxy => ({ kind, namespace, labels: new Map(Object.entries(labels)), address: '' })

/** What Pilot would send to a proxy. */
export const predict = (mesh: Mesh, proxy: Proxy): ProxyConfig => predictProxy(mesh, proxy)

/** The rules that the mesh has findings of. */
export const meshRules = ['mesh/port-protocol'] as const

/** Manifests before and after → a finding for each Service port whose traffic the mesh begins to treat differently. */
export function meshImpact(before: readonly Manifest[], after: readonly Manifest[]): readonly Finding[] {
  const earlier = new Map(meshServices(before).map((service) => [keyOf(service.id), service]))
  return meshServices(after).flatMap((service) => {
    const known = earlier.get(keyOf(service.id))
    return known === undefined ? [] : portFindings(known, service)
  })
}

/** A Service that is only another name for a host gets no cluster of its own. */
function meshServices(manifests: readonly Manifest[]): readonly Manifest[] {
  const services = manifests.filter(({ id, body }) => id.group === '' && id.kind === 'Service' && textAt(body, 'spec', 'type') !== 'ExternalName')
  return services.toSorted((left, right) => compareIds(left.id, right.id))
}

function portFindings(before: Manifest, after: Manifest): readonly Finding[] {
  const ports = portsOf(after)
  return [...portsOf(before).values()].flatMap((earlier) => {
    const port = ports.get(earlier.number)
    return port === undefined ? [] : portFinding(after, earlier, port)
  })
}
