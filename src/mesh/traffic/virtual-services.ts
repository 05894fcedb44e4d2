import type { ResourceId } from '../../model/manifest.ts'
import { namespaceOf } from '../objects/origin.ts'
import type { VirtualService } from '../objects/virtual-service.ts'
import type { Registry } from '../registry/registry.ts'

/** Every VirtualService that is no delegate, in Pilot's order, with its delegates' routes in place. */
export const allVirtualServices = ({ byName }: Registry): readonly VirtualService[] => [...byName.values()]

/** The one of that name, or none. */
export function virtualServicesCalled({ byName }: Registry, id: ResourceId): readonly VirtualService[] {
  const service = byName.get(`${namespaceOf(id)}/${id.name}`)
  return service === undefined ? [] : [service]
}
