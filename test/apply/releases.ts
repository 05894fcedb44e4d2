import { orderOf, type ApplyOrder, type ReleaseToApply } from '../../src/apply/apply.ts'
import { nameOf } from '../../src/model/manifest.ts'
import { manifestsOf } from '../judge/manifests.ts'

/** A release of a YAML stream. */
export const release = (stream: string, given: Partial<ReleaseToApply> = {}): ReleaseToApply => ({
  name: 'r',
  needs: [],
  hooks: 'none',
  manifests: manifestsOf(stream),
  ...given,
})

/** Waves as lines: "workloads: Deployment shop/a, Job shop/b". */
export const lines = ({ waves }: ApplyOrder): readonly string[] =>
  waves.map(({ name, manifests }) => `${name}: ${manifests.map(({ id }) => nameOf(id)).join(', ')}`)

export const wavesOf = (...releases: readonly ReleaseToApply[]): readonly string[] => lines(orderOf(releases))
