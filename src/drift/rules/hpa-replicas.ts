import { at, textAt, type Json } from '../../model/json.ts'
import type { Manifest, ResourceId } from '../../model/manifest.ts'
import type { DriftRule } from '../rule.ts'

/** The autoscaler writes through /scale; a person who does so is another manager, or works against the bounds. */
export const hpaReplicas: DriftRule = {
  id: 'hpa-replicas',
  reason: 'A HorizontalPodAutoscaler sets the number of replicas',
  explains: ({ drift: { id }, field: { pointer, live, manager, subresource }, surroundings: { desired } }) => {
    if (pointer !== '/spec/replicas' || typeof live !== 'number') return false
    if (manager === 'kube-controller-manager' && subresource === 'scale') return true
    // To scale to 0 leaves no entry at all.
    return manager === '' && live === 0 && desired.some((hpa) => isFor(hpa, id) && isWithin(live, hpa))
  },
}

const isFor = ({ id, body }: Manifest, target: ResourceId): boolean =>
  id.kind === 'HorizontalPodAutoscaler' &&
  id.namespace === target.namespace &&
  textAt(body, 'spec', 'scaleTargetRef', 'kind') === target.kind &&
  textAt(body, 'spec', 'scaleTargetRef', 'name') === target.name

const isWithin = (replicas: number, { body }: Manifest): boolean =>
  replicas >= numberOr(at(body, 'spec', 'minReplicas'), 1) && replicas <= numberOr(at(body, 'spec', 'maxReplicas'), 0)

const numberOr = (value: Json | undefined, otherwise: number): number => (typeof value === 'number' ? value : otherwise)
