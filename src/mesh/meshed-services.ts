import { textAt } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import type { MeshState } from './scene.ts'

/** Services that get clusters of their own; one that is only another name for a host does not. */
export const meshedServices = ({ kinds }: MeshState): readonly Manifest[] => (kinds.get('/Service') ?? []).filter((service) => !isOtherName(service))

export const isOtherName = ({ body }: Manifest): boolean => textAt(body, 'spec', 'type') === 'ExternalName'
