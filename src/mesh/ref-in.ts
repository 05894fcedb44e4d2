import { keyOf, type ObjectRef, type ResourceId } from '../model/manifest.ts'
import type { MeshState } from './scene.ts'

/** An object that a state has, as findings name it. */
export const refIn = ({ byKey }: MeshState, id: ResourceId): ObjectRef => ({ ...id, version: byKey.get(keyOf(id))?.version ?? '' })
