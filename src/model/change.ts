import type { Lane } from './finding.ts'
import type { Json } from './json.ts'
import type { Manifest, ResourceId } from './manifest.ts'

/** One step of a JSON Patch, RFC 6902. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move' | 'copy'; readonly path: string; readonly from: string }

export type Change =
  | { readonly kind: 'create'; readonly id: ResourceId; readonly after: Manifest }
  | { readonly kind: 'update'; readonly id: ResourceId; readonly before: Manifest; readonly after: Manifest; readonly patch: readonly PatchOperation[] }
  | { readonly kind: 'delete'; readonly id: ResourceId; readonly before: Manifest }

/** A change with the lanes that it touches, worst first: 'Config' where nothing else is touched. */
export type LanedChange = Change & { readonly lanes: readonly Lane[] }
