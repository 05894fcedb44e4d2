import { nameOf, type ObjectRef } from '../../model/manifest.ts'
import type { Plan, PlannedObject } from '../../model/plan.ts'
import { code, paragraph, strong, table, words } from './nodes.ts'
import { fixed, loose, type Piece } from './piece.ts'

// Names of more are read by nobody; the rest is counted.
const shownNames = 30
// After the bodies of what blocks, before those of warnings.
const wavesRank = 9

/** What would happen: what leaves, which nobody gets back, then the waves in their order, counted. */
export const planPieces = ({ leaving, keeping, isPruning, waves }: Plan): readonly Piece[] => [
  ...(leaving.length === 0
    ? []
    : [
        fixed([
          paragraph(
            strong(`${isPruning ? 'Deleted' : 'No longer rendered, and left where they are since prune is off'}: ${leaving.length}`),
            words(named(leaving)),
          ),
        ]),
      ]),
  ...(keeping.length === 0
    ? []
    : [fixed([paragraph(strong(`No longer rendered, and deleted only when named: ${keeping.length}`), words(named(keeping.map(({ object }) => object))))])]),
  ...(waves.length === 0
    ? []
    : [
        loose(wavesRank, 'table of waves', [
          table(
            ['', 'wave', 'created', 'changed', 'as they are'],
            waves.map(({ name, objects }, index) => [
              words(String(index + 1)),
              code(name),
              ...(['create', 'change', 'nothing'] as const).map((does) => words(String(counted(objects, does)))),
            ]),
          ),
        ]),
      ]),
]

const counted = (objects: readonly PlannedObject[], does: PlannedObject['does']): number => objects.filter((one) => one.does === does).length

function named(objects: readonly ObjectRef[]): string {
  const rest = objects.length - shownNames
  return `. ${objects.slice(0, shownNames).map(nameOf).join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`
}
