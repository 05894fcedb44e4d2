import { listAt } from '../../model/json.ts'
import { nameOf, refOf } from '../../model/manifest.ts'
import { retryFaults } from '../retry-faults.ts'
import type { MeshRule } from '../rule.ts'

/** Retries that cannot happen, that never begin, or that do a thing twice. */
export const retryTiming: MeshRule = {
  id: 'mesh/retry-timing',
  why: 'The timeout of a route is for all tries together, a try without one of its own ends with it, and Envoy does not know which requests may be repeated',
  judge: ({ after }) =>
    (after.kinds.get('networking.istio.io/VirtualService') ?? []).flatMap((service) =>
      listAt(service.body, 'spec', 'http').flatMap((route, index) =>
        retryFaults(route).map(({ message, action }) => ({
          object: refOf(service),
          severity: 'warn',
          effect: 'behaviour-shifts',
          path: `spec.http[${index}].retries`,
          message: `${nameOf(service.id)}: ${message}`,
          change: '',
          hits: [],
          action,
        })),
      ),
    ),
}
