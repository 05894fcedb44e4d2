import type { ResourceId } from '../../model/manifest.ts'
import type { VirtualService } from '../objects/virtual-service.ts'
import type { Registry } from '../registry/registry.ts'

/** Every VirtualService that is no delegate, once, with its delegates' routes in place. */
export const allVirtualServices = ({ virtualServices }: Registry): readonly VirtualService[] => [
  ...new Set([...virtualServices.values()].flatMap(({ shared, inNamespace }) => [...shared, ...[...inNamespace.values()].flat()])),
]

export const virtualServicesCalled = (registry: Registry, { namespace, name }: ResourceId): readonly VirtualService[] =>
  allVirtualServices(registry).filter(({ id }) => id.namespace === namespace && id.name === name)
