import type { PhrasingContent } from 'mdast'
import type { MeshEffect, MeshReport } from '../../model/mesh.ts'
import { classesText, restText, sameText } from '../mesh-text.ts'
import { code, folded, paragraph, strong, table, words } from './nodes.ts'
import { fixed, loose, type Piece } from './piece.ts'

// A table of more rows is read by nobody; the rest is counted.
const shownRows = 20
// Before the bodies of warnings, after those of what blocks.
const tableRank = 10
const unknownRank = 15

/** What a change does to proxies as a table, worst first, and what nobody knows of them to open. */
export function meshPieces({ effects, same, unknown }: MeshReport): readonly Piece[] {
  return [...(effects.length === 0 ? [] : tablePieces(effects, sameText(same))), ...(unknown.length === 0 ? [] : unknownPieces(unknown))]
}

function tablePieces(effects: readonly MeshEffect[], same: string): readonly Piece[] {
  const rest = restText(effects.slice(shownRows))
  const below = [rest === '' ? '' : `${rest}.`, same].filter((text) => text !== '')
  const rows = effects.slice(0, shownRows).map(rowOf)
  return [
    fixed([paragraph(strong('Effect on the mesh'), words(', predicted from the manifests. Envoy is not asked.'))]),
    loose(tableRank, 'table of effects on the mesh', [
      table(['', 'callers see', 'what happens', 'was', 'is', 'at'], rows),
      ...below.map((text) => paragraph(words(text))),
    ]),
  ]
}

const signs = { block: '✗', warn: '!', info: '·' } as const

const rowOf = ({ environment, severity, flag, message, before, after, classes }: MeshEffect): readonly PhrasingContent[] => [
  words(signs[severity]),
  words(flag),
  words(message),
  side(before),
  side(after),
  words(`${environment === '' ? '' : `${environment}: `}${classesText(classes)}`),
]

const side = (text: string): PhrasingContent => (text === '' ? words('(nothing)') : code(text))

function unknownPieces(unknown: readonly string[]): readonly Piece[] {
  const title = `${unknown.length} ${unknown.length === 1 ? 'thing' : 'things'} that nobody can tell from the manifests`
  return [
    loose(
      unknownRank,
      'list of what is unknown of the mesh',
      folded(
        title,
        false,
        unknown.map((text) => paragraph(words(text))),
      ),
    ),
  ]
}
