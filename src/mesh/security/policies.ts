import { at, isObject, type JsonObject } from '../../model/json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { isSelected, labelsOf, type Labels } from '../objects/labels.ts'
import { byCreation, originOf, type Origin } from '../objects/origin.ts'
import type { Workload } from '../objects/workload.ts'
import { rootNamespace } from '../registry/rule-pools.ts'
import type { MeshState } from '../scene.ts'

/** A PeerAuthentication or an AuthorizationPolicy, and whom it is for. */
export type Policy = Origin & {
  readonly body: JsonObject
  /** null is every workload of its namespace, or of all where that is the root. */
  readonly selector: Labels | null
}

/** Policies of a kind, oldest first. One with targetRefs is for waypoints and gateways of the Gateway API, of which nothing is known here. */
export const policiesOf = (kind: 'PeerAuthentication' | 'AuthorizationPolicy', { kinds }: MeshState): readonly Policy[] =>
  (kinds.get(`security.istio.io/${kind}`) ?? [])
    .filter(({ body }) => ['targetRef', 'targetRefs'].every((key) => at(body, 'spec', key) === undefined))
    .map(readPolicy)
    .toSorted(byCreation)

function readPolicy(manifest: Manifest): Policy {
  const labels = at(manifest.body, 'spec', 'selector', 'matchLabels')
  return { ...originOf(manifest), body: manifest.body, selector: isObject(labels) ? labelsOf(labels) : null }
}

export const isFor = ({ namespace, selector }: Policy, workload: Workload): boolean =>
  (namespace === workload.namespace || namespace === rootNamespace) && (selector === null || isSelected(selector, workload.labels))
