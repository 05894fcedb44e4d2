import { attempted, everything } from '../model/attempt.ts'
import type { Finding } from '../model/finding.ts'
import { compareText } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import type { ProxyConfig } from '../model/envoy.ts'
import type { MeshEffectKind, MeshReport } from '../model/mesh.ts'
import { proxyClasses, proxyOf } from './classes.ts'
import { claims, type Claim } from './claims.ts'
import { isMeshed } from './has-mesh.ts'
import { noImpact } from './impact/no-impact.ts'
import { judgeMesh } from './judge-mesh.ts'
import { predictProxy, type Proxy } from './predict.ts'
import { impactBetween } from './review.ts'
import { unknownOf } from './unknown.ts'
import type { Registry } from './registry/registry.ts'
import { rules } from './rules.ts'
import { inOrder, meshOf, sceneOf } from './scene.ts'

export { unmodelledIn } from './unmodelled.ts'
export { concernsMesh, isMeshed } from './has-mesh.ts'
export { flagCalled, flagNames, type Flag } from './flags.ts'
export type { Proxy } from './predict.ts'
export { meshOf } from './scene.ts'

/** Everything that Pilot would know of, indexed once for any number of proxies. */
export type Mesh = Registry

/** Manifests → every class of proxies with its configuration, and what cannot be told. */
export function meshReport(manifests: readonly Manifest[]): MeshReport {
  const mesh = meshOf(inOrder(manifests))
  const proxies = proxyClasses(mesh).map((proxyClass) => ({ ...proxyClass, ...predict(mesh, proxyOf(proxyClass)) }))
  return { proxies, ...noImpact, unknown: unknownOf(manifests, mesh) }
}

/** Manifests before and after → what becomes of every class of proxies, worst first, and what cannot be told. */
export function meshChange(before: readonly Manifest[], after: readonly Manifest[]): MeshReport {
  const meshes = { before: meshOf(inOrder(before)), after: meshOf(inOrder(after)) }
  return { proxies: [], ...impactBetween(meshes), unknown: unknownOf(after, meshes.after) }
}

/** What Pilot would send to a proxy. */
export const predict = (mesh: Mesh, proxy: Proxy): ProxyConfig => predictProxy(mesh, proxy)

/** The rules that answer for an effect. */
export const rulesFor = (kind: MeshEffectKind): readonly string[] => {
  const claim: Claim = claims[kind]
  return claim.kind === 'rules' ? claim.rules : []
}

/** The rules that the mesh has findings of. */
export const meshRules: readonly string[] = rules.map(({ id }) => id).toSorted(compareText)

/** Manifests before and after → what breaks, and what is likely to, in the traffic between them; and what becomes of proxies, where there are any. */
export function meshReview(before: readonly Manifest[], after: readonly Manifest[]): MeshReview {
  const predicted = attempted({ rule: 'the prediction of the mesh', object: everything }, () => {
    const scene = sceneOf(before, after)
    return { scene, unknown: unknownOf(after, scene.after.registry) }
  })
  if (!predicted.ok) return { findings: [predicted.finding], report: undefined }
  const { scene, unknown } = predicted.value
  return { findings: judgeMesh(scene, rules), report: isMeshed(before, after) ? { proxies: [], ...scene.impact, unknown } : undefined }
}

export type MeshReview = { readonly findings: readonly Finding[]; readonly report: MeshReport | undefined }

/** The findings alone. */
export const meshFindings = (before: readonly Manifest[], after: readonly Manifest[]): readonly Finding[] => meshReview(before, after).findings
