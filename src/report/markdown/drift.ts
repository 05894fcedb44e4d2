import type { PhrasingContent } from 'mdast'
import type { HiddenDrift, SetBy, ToldDrift, ToldField } from '../../model/drift.ts'
import type { Json } from '../../model/json.ts'
import { nameOf, type ResourceId } from '../../model/manifest.ts'
import { unreachable } from '../../model/unreachable.ts'
import { isHiddenAt, setterText, sideText } from '../drift-field.ts'
import { code, paragraph, table, words } from './nodes.ts'
import { fixed, type Piece } from './piece.ts'

// Fifty rows are read; the rest is counted.
const shownRows = 50
const shownValue = 80

/** How much each rule explained. */
export function hiddenPieces(hidden: readonly HiddenDrift[]): readonly Piece[] {
  if (hidden.length === 0) return []
  const rules = hidden.map(({ rule, places }) => `${rule} ${places.length}`).join(', ')
  return [fixed([paragraph(words(`Explained by rules: ${rules}`))])]
}

/** ToldDrift as a table: since when, who, what, where, what Git says and what lives. */
export function driftPieces(drift: readonly ToldDrift[]): readonly Piece[] {
  if (drift.length === 0) return []
  const rows = drift.flatMap(rowsOf)
  const rest = rows.length - shownRows
  const last = rest > 0 ? [[words(''), words(''), words(`${rest} more`), ...Array.from({ length: 4 }, () => words(''))]] : []
  return [fixed([table(['since', 'manager', 'object', 'path', 'Git', 'set by', 'live'], [...rows.slice(0, shownRows), ...last])])]
}

function rowsOf(drift: ToldDrift): readonly (readonly PhrasingContent[])[] {
  switch (drift.kind) {
    case 'changed':
      return drift.fields.map((field) => fieldRow(drift.id, field))
    case 'missing':
      return [[...hand(nobody, drift.id), words(''), words('there'), setter(drift.setBy), words('missing')]]
    case 'terminating':
      return [[...hand({ ...nobody, time: drift.time }, drift.id), words(''), words('there'), words(''), words('being deleted')]]
    case 'extra':
      return [[...hand(drift, drift.id), words(''), words('not there'), words(''), words('there')]]
    default:
      return unreachable(drift)
  }
}

type Hand = { readonly time: string; readonly manager: string }

const nobody: Hand = { manager: '', time: '' }

const hand = ({ time, manager }: Hand, id: ResourceId): readonly PhrasingContent[] => [
  words(time === '' ? 'unknown' : time),
  manager === '' ? words('unknown') : code(manager),
  code(nameOf(id)),
]

function fieldRow(id: ResourceId, field: ToldField): readonly PhrasingContent[] {
  const isHidden = isHiddenAt(id, field.pointer)
  return [...hand(field, id), code(field.path), side(field.desired, isHidden), setter(field.setBy), side(field.live, isHidden)]
}

const setter = (setBy: SetBy | undefined): PhrasingContent => words(setterText(setBy))

function side(value: Json | undefined, isHidden: boolean): PhrasingContent {
  const text = sideText(value, { isHidden, limit: shownValue })
  return text === undefined ? words('(none)') : code(text)
}
