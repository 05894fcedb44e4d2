import type { Item } from './items.ts'
import { kindKey, rows } from './rows.ts'
import type { Wave } from './wave.ts'

/** Hooks of one moment as Helm runs them: by weight, kind and name, and each Job and each Pod to its end before the next. */
export function hookWaves(items: readonly Item[]): readonly Wave[] {
  const sorted = items.toSorted((left, right) => weightOf(left) - weightOf(right))
  const groups: Item[][] = []
  for (const [index, item] of sorted.entries()) {
    const before = sorted[index - 1]
    if (before === undefined || runs(before) || weightOf(before) !== weightOf(item)) groups.push([item])
    else groups.at(-1)?.push(item)
  }
  return groups.map(waveOf)
}

function waveOf(items: readonly Item[]): Wave {
  const [first] = items
  const manifests = items.map(({ manifest }) => manifest)
  const moment = first === undefined ? '' : (rows[first.row]?.name ?? '')
  return { kind: 'hooks', name: `${moment} of weight ${first === undefined ? 0 : weightOf(first)}`, manifests, streams: [manifests] }
}

const weightOf = ({ hook }: Item): number => hook?.weight ?? 0

const runs = ({ manifest }: Item): boolean => ['batch/Job', 'Pod'].includes(kindKey(manifest.id))
