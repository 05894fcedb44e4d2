import type { Shard } from '../../model/shard.ts'
import type { Environment } from '../../model/workspace.ts'

/** What a verb may be cut by. Releases of an environment are judged together; each can be rendered alone. */
export type Unit = 'environment' | 'release'

export type Part = { readonly shard: Shard; readonly unit: Unit }

/**
 * The part of the environments that a shard works on: units in order, as many to each shard as to any other, or one more. An environment is cut only where there
 * are more shards than environments, since what its releases share is seen best by one machine.
 */
export const partOf = (environments: readonly Environment[], { shard, unit }: Part): readonly Environment[] =>
  unit === 'release' && shard.count > environments.length
    ? partOfReleases(environments, shard)
    : environments.filter((_environment, place) => isIn(shard, place, environments.length))

function partOfReleases(environments: readonly Environment[], shard: Shard): readonly Environment[] {
  const total = environments.reduce((sum, { releases }) => sum + releases.length, 0)
  let place = 0
  return environments.flatMap((environment) => {
    const releases = environment.releases.filter(() => isIn(shard, place++, total))
    return releases.length === 0 ? [] : [{ ...environment, releases }]
  })
}

const isIn = ({ index, count }: Shard, place: number, total: number): boolean => Math.floor((place * count) / total) === index - 1
