import type { MeshEffect } from '../../model/mesh.ts'

/** Where in a configuration an effect is: what to look up in both states to draw the path that leads through it. */
export type Spot =
  | { readonly kind: 'cluster'; readonly name: string }
  /** `key` is the virtual host's among those seen; a match of '' means all of its routes. */
  | { readonly kind: 'host'; readonly key: string; readonly match: string }
  | { readonly kind: 'listener'; readonly name: string }

/** An effect at one class of proxies. */
export type Effect = Omit<MeshEffect, 'classes' | 'environment'> & { readonly spot: Spot }
