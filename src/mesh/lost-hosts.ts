import { toJsonText } from '../model/json.ts'
import { nameOf, type Manifest } from '../model/manifest.ts'
import { noLabels } from './objects/labels.ts'
import { namespaceOf } from './objects/origin.ts'
import type { MeshService } from './objects/service.ts'
import type { Sidecar } from './objects/sidecar.ts'
import { readVirtualService } from './objects/virtual-service.ts'
import { isWorkload, templateOf } from './objects/workload.ts'
import { sidecarFor } from './predict.ts'
import type { MeshScene, MeshState } from './scene.ts'
import { sidecarScope } from './scope/sidecar-scope.ts'

/** Hosts that proxies under a Sidecar had, and that are still there, but not for them any more. */
export function lostHosts(sidecar: Sidecar, { before, after }: MeshScene): readonly MeshService[] {
  const { namespace, workloads } = sidecar
  const earlier = sidecarFor(before.registry, { namespace, labels: workloads ?? noLabels })
  const now = sidecarScope(after.registry, namespace, sidecar).byHost
  return [...sidecarScope(before.registry, namespace, earlier).byHost.values()].filter(
    ({ hostname, resolution }) => resolution !== 'alias' && !now.has(hostname) && after.registry.byHost.has(hostname),
  )
}

/** Who in a namespace names a host: VirtualServices that are for it, and pod templates in which it is written. */
export function usersIn(namespace: string, { manifests, kinds }: MeshState): (host: MeshService) => readonly string[] {
  const routes = (kinds.get('networking.istio.io/VirtualService') ?? []).filter(({ id }) => namespaceOf(id) === namespace).map(readVirtualService)
  const templates = manifests.filter((manifest) => isWorkload(manifest) && namespaceOf(manifest.id) === namespace).map(wordsOf)
  return (host) => [
    ...routes.filter(({ hosts }) => hosts.includes(host.hostname)).map(({ id }) => nameOf(id)),
    ...templates.filter(({ words }) => namesOf(host).some((name) => words.has(name))).map(({ name }) => name),
  ]
}

/** A workload with all that could be a host in its pod template. */
const wordsOf = (manifest: Manifest) => ({ name: nameOf(manifest.id), words: new Set(toJsonText(templateOf(manifest) ?? null).match(/[\w.-]+/g)) })

/** A host as callers in other namespaces write it. */
const namesOf = ({ isKubernetes, name, namespace, hostname }: MeshService): readonly string[] =>
  isKubernetes ? [`${name}.${namespace}`, `${name}.${namespace}.svc`, hostname] : [hostname]
