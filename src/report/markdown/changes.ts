import type { PhrasingContent } from 'mdast'
import type { ObjectChange } from '../../model/change.ts'
import { lanes, type Lane } from '../../model/finding.ts'
import { alike, type Alike } from '../alike.ts'
import { countedNoise, isQuiet, noiseNames } from '../folding.ts'
import { wholeRemarks } from '../place-remarks.ts'
import { shownChanges, type ShownChange } from '../shown-changes.ts'
import type { Style } from '../style.ts'
import { titleOf } from '../text/names.ts'
import { placeLines, type Extent } from '../text/place-lines.ts'
import { code, fence, folded, paragraph, words } from './nodes.ts'
import { fixed, loose, type Piece } from './piece.ts'

// After the bodies of findings, 10 to 19: a diff of labels is the first thing to go, one of a CRD the last.
const rankOf = (lane: Lane): number => 20 + lanes.indexOf(lane)

const kinds = [
  { kind: 'delete', said: 'Deleted:' },
  { kind: 'rename', said: 'Renamed:' },
  { kind: 'update', said: 'Changed:' },
  { kind: 'create', said: 'Added:' },
] as const

// Wide enough for paths, narrow enough for the column of a pull request.
const style: Style = { width: 100, hasColour: false, isAscii: false }

/** Changed objects by their worst lane, each lane to open: names and counts stay, diffs go where there is no room. What is folded comes last. */
export function changePieces(changes: readonly ObjectChange[], extent: Extent): readonly Piece[] {
  const shown = shownChanges(changes)
  const quiet = extent.isWhole ? [] : shown.filter(isQuiet)
  const perLane = Map.groupBy(
    shown.filter((one) => !quiet.includes(one)),
    laneOf,
  )
  const opened = [...perLane].flatMap(([lane, some]) =>
    opening(`${lane}: ${some.length} ${some.length === 1 ? 'object' : 'objects'}`, [names(lane, some), ...diffs(lane, some, extent)]),
  )
  return [...opened, ...quietPieces(quiet)]
}

/** Pieces that are seen when their title is clicked. */
function opening(title: string, pieces: readonly Piece[]): readonly Piece[] {
  const [open, close] = folded(title, false, [])
  return open === undefined || close === undefined ? [] : [fixed([open]), ...pieces, fixed([close])]
}

const laneOf = ({ lanes: [worst] }: ShownChange): Lane => worst ?? 'Config'

const names = (lane: Lane, changes: readonly ShownChange[]): Piece =>
  loose(rankOf(lane) + (lane === 'Label' ? lanes.length : 0), `list of names in lane ${lane}`, [
    paragraph(
      ...kinds
        .map(({ kind, said }) => ({ said, some: changes.filter(({ change }) => change.kind === kind) }))
        .filter(({ some }) => some.length > 0)
        .flatMap(({ said, some }, index) => listOf(`${index === 0 ? '' : ' '}${said} `, some)),
    ),
  ])

const listOf = (said: string, changes: readonly ShownChange[]): readonly PhrasingContent[] =>
  changes.flatMap(({ change, environments, places }, index) => [
    words(index === 0 ? said : ', '),
    code(titleOf(change)),
    ...(environments.length === 0 ? [] : [words(` in ${environments.join(' and ')}`)]),
    ...(change.kind === 'create' || change.kind === 'delete' ? wholeRemarks(places).map((remark) => words(` (${remark})`)) : []),
  ])

const diffs = (lane: Lane, changes: readonly ShownChange[], extent: Extent): readonly Piece[] =>
  alike(
    changes.filter(({ change: { kind } }) => kind === 'update' || kind === 'rename'),
    ({ places }) => placeLines(places, style, extent),
  ).map((group) => diff(lane, group))

const diff = (lane: Lane, { changes: [first, ...others], body }: Alike): Piece =>
  loose(rankOf(lane) + lanes.length, `diffs of lane ${lane}`, [
    paragraph(code(titleOf(first.change)), words(others.length === 0 ? '' : ` and ${others.length} more change alike`)),
    fence(body),
  ])

/** Objects of which only what is folded differs: the names of them are the first thing to go, their number stays. */
const quietPieces = (quiet: readonly ShownChange[]): readonly Piece[] =>
  [...Map.groupBy(quiet, ({ places }) => noiseNames(places))].flatMap(([said, some]) =>
    opening(`Only ${said}: ${some.length} ${some.length === 1 ? 'object' : 'objects'}`, [
      loose(20 + 2 * lanes.length, `list of names that differ only in ${said}`, [
        paragraph(...listOf('', some)),
        paragraph(words(countedNoise(some.flatMap(({ places }) => places)))),
      ]),
    ]),
  )
