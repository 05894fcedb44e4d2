import { nameOf, refOf, shortName } from '../../model/manifest.ts'
import { isControlPlane, lacksOf } from '../availability/lacks.ts'
import type { MeshRule } from '../rule.ts'

/** istiod or a gateway stands on one leg: one pod, no autoscaler, no disruption budget, or all pods in one zone. */
export const controlPlaneAvailability: MeshRule = {
  id: 'mesh/control-plane-availability',
  why: 'While no istiod answers, no pod that needs a sidecar starts and no proxy learns of a change; while no gateway runs, nothing comes in',
  judge: ({ after: { manifests, registry } }) =>
    manifests
      .filter((manifest) => isControlPlane(manifest, registry))
      .flatMap((workload) =>
        lacksOf(workload, manifests).map(({ path, lack, harm, cure }) => ({
          object: refOf(workload),
          severity: 'warn',
          effect: 'behaviour-shifts',
          path,
          message: `${nameOf(workload.id)} has ${lack}: ${harm}`,
          change: '',
          hits: [],
          action: cure.replace('NAME', shortName(workload.id)),
        })),
      ),
}
