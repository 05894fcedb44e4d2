import type { ObjectChange } from '../../model/change.ts'
import { lanes, type Lane } from '../../model/finding.ts'
import { nameOf } from '../../model/manifest.ts'
import { alike, type Alike } from '../alike.ts'
import { rankedChanges } from '../rank.ts'
import type { Style } from '../style.ts'
import { differenceLines } from '../text/difference-lines.ts'
import { code, fence, folded, paragraph, words } from './nodes.ts'
import { fixed, loose, type Piece } from './piece.ts'

// After the bodies of findings, 10 to 19: a diff of labels is the first thing to go, one of a CRD the last.
const rankOf = (lane: Lane): number => 20 + lanes.indexOf(lane)

const kinds = [
  { kind: 'delete', said: 'Deleted:' },
  { kind: 'update', said: 'Changed:' },
  { kind: 'create', said: 'Added:' },
] as const

// Wide enough for paths, narrow enough for the column of a pull request.
const style: Style = { width: 100, hasColour: false, isAscii: false }

/** Changed objects by their worst lane, each lane to open: names and counts stay, diffs go where there is no room. */
export function changePieces(changes: readonly ObjectChange[]): readonly Piece[] {
  const perLane = Map.groupBy(rankedChanges(changes), laneOf)
  return [...perLane].flatMap(([lane, some]) => {
    const [open, close] = folded(`${lane}: ${some.length} ${some.length === 1 ? 'object' : 'objects'}`, false, [])
    return open === undefined || close === undefined ? [] : [fixed([open]), names(lane, some), ...diffs(lane, some), fixed([close])]
  })
}

const laneOf = ({ lanes: [worst] }: ObjectChange): Lane => worst ?? 'Config'

const names = (lane: Lane, changes: readonly ObjectChange[]): Piece =>
  loose(rankOf(lane) + (lane === 'Label' ? lanes.length : 0), `list of names in lane ${lane}`, [
    paragraph(
      ...kinds.flatMap(({ kind, said }) => {
        const some = changes.filter((change) => change.kind === kind)
        return some.flatMap(({ object }, index) => [words(index === 0 ? ` ${said} ` : ', '), code(nameOf(object))])
      }),
    ),
  ])

const diffs = (lane: Lane, changes: readonly ObjectChange[]): readonly Piece[] =>
  alike(
    changes.filter(({ kind }) => kind === 'update'),
    ({ differences }) => differences.flatMap((difference) => differenceLines(difference, style)),
  ).map((group) => diff(lane, group))

const diff = (lane: Lane, { changes: [first, ...others], body }: Alike): Piece =>
  loose(rankOf(lane) + lanes.length, `diffs of lane ${lane}`, [
    paragraph(code(nameOf(first.object)), words(others.length === 0 ? '' : ` and ${others.length} more change alike`)),
    fence(body),
  ])
