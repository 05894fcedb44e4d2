import type { Change } from '../../model/change.ts'
import type { Lane } from '../../model/finding.ts'
import { at, isObject, type Json, listAt } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { isCrd } from '../crd/read-crd.ts'
import { losesData } from '../data/losses.ts'
import { movedFields } from '../immutable/changed-fields.ts'
import { isEqual } from '../is-equal.ts'
import { isBinding, isRole } from '../rbac/bindings.ts'
import { widensBinding, widensRole } from '../rbac/widens.ts'
import { isWebhookConfiguration } from '../webhooks/webhooks.ts'
import { isLabelOnly } from './label-only.ts'

const beforeOf = (change: Change): Manifest | undefined => (change.kind === 'create' ? undefined : change.before)
const afterOf = (change: Change): Manifest | undefined => (change.kind === 'delete' ? undefined : change.after)

/** Whether a field differs between both sides; a side that is absent has nothing there. */
const differs = (change: Change, ...path: readonly string[]): boolean => !isEqual(at(beforeOf(change)?.body, ...path), at(afterOf(change)?.body, ...path))

const meshGroups: ReadonlySet<string> = new Set([
  'extensions.istio.io',
  'gateway.networking.k8s.io',
  'install.istio.io',
  'networking.istio.io',
  'security.istio.io',
  'telemetry.istio.io',
])

/** Which changes touch which lane. 'Label' and 'Config' are what is left. */
export const touches: Readonly<Partial<Record<Lane, (change: Change) => boolean>>> = {
  CRD: (change) => [beforeOf(change), afterOf(change)].some((manifest) => manifest !== undefined && isCrd(manifest)),
  API: (change) => change.kind === 'update' && change.before.version !== change.after.version,
  Immutable: (change) =>
    change.kind === 'update' && movedFields({ before: change.before, after: change.after, isLive: false, committed: change.before }).length > 0,
  'Data loss': (change) => change.kind === 'delete' && losesData(change.before),
  Mesh: (change) =>
    (meshGroups.has(change.id.group) && !isLabelOnly(change)) || (change.id.group === '' && change.id.kind === 'Service' && differs(change, 'spec', 'ports')),
  RBAC: (change) => {
    const after = afterOf(change)
    if (after === undefined) return false
    return (isRole(after) && widensRole(beforeOf(change), after)) || (isBinding(after) && widensBinding(beforeOf(change), after))
  },
  Webhook: (change) =>
    [beforeOf(change), afterOf(change)].some((manifest) => manifest !== undefined && isWebhookConfiguration(manifest)) &&
    !isEqual(scopesOf(beforeOf(change)), scopesOf(afterOf(change))),
  Selector: (change) =>
    change.kind === 'update' &&
    [
      ['spec', 'selector'],
      ['spec', 'podSelector'],
    ].some((path) => differs(change, ...path)),
  Restart: (change) => podPaths(change).some((path) => differs(change, ...path)),
}

/** What decides which requests a webhook sees, who answers, and what happens when nobody does. */
const scopesOf = (manifest: Manifest | undefined): Json =>
  listAt(manifest?.body, 'webhooks')
    .filter(isObject)
    .map(({ clientConfig, ...scope }) => ({ ...scope, service: at(clientConfig, 'service') ?? at(clientConfig, 'url') ?? null }))

const workloads: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'Rollout', 'StatefulSet'])

/** Where the template of pods stands that a controller replaces when it changes. */
function podPaths({ id }: Change): readonly (readonly string[])[] {
  if (workloads.has(id.kind)) return [['spec', 'template']]
  return id.group === '' && id.kind === 'Pod' ? [['spec']] : []
}
