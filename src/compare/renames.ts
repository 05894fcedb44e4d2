import type { LanedChange } from '../model/change.ts'
import { lanes, type Lane } from '../model/finding.ts'
import { compareText } from '../model/json.ts'
import type { Manifest } from '../model/manifest.ts'
import { candidatesFor } from './rename-candidates.ts'
import { likeness } from './likeness.ts'

/** One object that goes and one that comes, so much alike that people call it the same one under another name. */
export type Renaming = { readonly before: Manifest; readonly after: Manifest; readonly lanes: readonly Lane[] }

export type Paired = { readonly renamings: readonly Renaming[]; readonly others: readonly LanedChange[] }

type Gone = Extract<LanedChange, { kind: 'delete' }>
type Come = Extract<LanedChange, { kind: 'create' }>

// Fewer fields in common, and both are read faster apart.
const leastAlike = 0.6

/** Pairs what goes with what comes, the most alike first; each object is in one pair at most. */
export function withRenames(changes: readonly LanedChange[]): Paired {
  const gone = changes.filter((change): change is Gone => change.kind === 'delete')
  const come = changes.filter((change): change is Come => change.kind === 'create')
  if (gone.length === 0 || come.length === 0) return { renamings: [], others: changes }
  const candidates = candidatesFor(come.map(({ after }) => after))
  const pairs = gone
    .flatMap((one) =>
      come.filter((other) => candidates(one.before).has(other.after)).map((other) => ({ one, other, alike: likeness(one.before, other.after) })),
    )
    .filter(({ alike }) => alike >= leastAlike)
    .toSorted((left, right) => right.alike - left.alike || compareText(namesOf(left), namesOf(right)))
  const taken = new Set<LanedChange>()
  const renamings = pairs.flatMap(({ one, other }): readonly Renaming[] => {
    if (taken.has(one) || taken.has(other)) return []
    taken.add(one).add(other)
    return [{ before: one.before, after: other.after, lanes: both(one, other) }]
  })
  return { renamings, others: changes.filter((change) => !taken.has(change)) }
}

/** The same from either side, so that the way back pairs the same objects. */
const namesOf = ({ one, other }: { readonly one: Gone; readonly other: Come }): string =>
  [one.id, other.id]
    .map(({ namespace, name }) => `${namespace}/${name}`)
    .toSorted(compareText)
    .join(' ')

/** What the deletion touches and what the creation does. */
function both(one: LanedChange, other: LanedChange): readonly Lane[] {
  const touched = lanes.filter((lane) => [one, other].some((change) => change.lanes.includes(lane)))
  const telling = touched.filter((lane) => lane !== 'Config' && lane !== 'Label')
  return telling.length > 0 ? telling : touched
}
