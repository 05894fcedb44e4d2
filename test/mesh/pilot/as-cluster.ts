import type { Manifest } from '../../../src/model/manifest.ts'
import { isObject, textAt, at, type JsonObject } from '../../../src/model/json.ts'

/**
 * Manifests as the cluster holds them that Pilot was asked about: cluster IPs and pods in the order of the input, and
 * without the objects that Istio's validation refused.
 */
export function asCluster(manifests: readonly Manifest[], skipped: readonly string[]): readonly Manifest[] {
  const accepted = manifests.filter(({ id }) => !skipped.some((line) => line.startsWith(`${id.kind} ${id.namespace}/${id.name}:`)))
  return [...withClusterIps(accepted), ...podsOf(accepted)]
}

function withClusterIps(manifests: readonly Manifest[]): readonly Manifest[] {
  let last = 0
  return manifests.map((manifest) => {
    if (!takesClusterIp(manifest)) return manifest
    last += 1
    return { ...manifest, body: { ...manifest.body, spec: { ...objectOf(manifest, 'spec'), clusterIP: `10.96.0.${last}` } } }
  })
}

const takesClusterIp = ({ id, body }: Manifest): boolean =>
  id.kind === 'Service' && textAt(body, 'spec', 'clusterIP') === undefined && textAt(body, 'spec', 'type') !== 'ExternalName'

const objectOf = ({ body }: Manifest, key: string): JsonObject => {
  const value = at(body, key)
  return isObject(value) ? value : {}
}

const templates: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
}

/** One pod of each template, with the next address. */
function podsOf(manifests: readonly Manifest[]): readonly Manifest[] {
  const owners = manifests.filter(({ id }) => id.kind in templates)
  return owners.map(({ id, body }, index) => {
    const template = at(body, ...(templates[id.kind] ?? []))
    const pod = isObject(template) ? template : {}
    return { id: { ...id, group: '', kind: 'Pod' }, version: 'v1', body: { ...pod, status: { podIP: `10.1.0.${index + 1}` } } }
  })
}
