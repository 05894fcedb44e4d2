import type { WeightedCluster } from '../../model/envoy.ts'

/** One target takes all, whatever its weight; of several, those without weight take nothing. */
export const normalWeights = (targets: readonly WeightedCluster[]): readonly WeightedCluster[] =>
  targets.length === 1 ? targets.map(({ cluster }) => ({ cluster, weight: 1 })) : targets.filter(({ weight }) => weight > 0)
