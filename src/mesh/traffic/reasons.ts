import type { ResourceId } from '../../model/manifest.ts'
import type { Registry } from '../registry/registry.ts'
import { remembering, type Remembered } from '../remembering.ts'
import { isKnown, partsOf, reasonOf, type Reason } from './reason.ts'

type Why = { readonly reason: Reason; readonly wasThere: boolean }

/** Why proxies of a namespace have no cluster that a VirtualService means. */
export type Reasons = (lost: { readonly cluster: string; readonly source: ResourceId }, namespace: string) => Why

/** Found in one state, and held against the one before; the same route is in the proxies of many classes. */
export function reasonsIn(registry: Registry, before: Registry): Reasons {
  const perNamespace = remembering<string, Remembered<ResourceId, Remembered<string, Why>>>()
  const known = remembering<string, boolean>()
  return ({ cluster, source }, namespace) =>
    perNamespace(namespace, remembering)(source, remembering)(cluster, () => ({
      reason: reasonOf({ cluster, namespace, source }, registry),
      wasThere: known(cluster, () => isKnown(before, partsOf(cluster))),
    }))
}
