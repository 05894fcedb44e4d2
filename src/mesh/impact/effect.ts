import type { MeshEffect } from '../../model/mesh.ts'

/** An effect at one class of proxies. */
export type Effect = Omit<MeshEffect, 'classes'>
