import type { Manifest, ResourceId } from '../../model/manifest.ts'

/** Objects that go to the cluster together. The next wave starts when this one is ready. */
export type Wave = {
  /** Objects of a release stay; hooks run to their end. */
  readonly kind: 'objects' | 'hooks'
  readonly name: string
  readonly manifests: readonly Manifest[]
  /** The same objects, in the same order, as streams for kubectl, which may go side by side. */
  readonly streams: readonly (readonly Manifest[])[]
}

export type ApplyOrder = {
  readonly waves: readonly Wave[]
  /** The first of each pair goes before the second, though it names it: they name each other. */
  readonly cycles: readonly (readonly [ResourceId, ResourceId])[]
}
