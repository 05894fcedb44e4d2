import type { PhrasingContent } from 'mdast'
import type { Blame, Drift, DriftField } from '../../model/drift.ts'
import type { Json } from '../../model/json.ts'
import { toJsonText } from '../../model/json.ts'
import { nameOf, type ResourceId } from '../../model/manifest.ts'
import { isSecret, isShown, secretText, tokensOf } from '../../model/secret.ts'
import { shortened } from '../text/layout.ts'
import { code, table, words } from './nodes.ts'
import { fixed, type Piece } from './piece.ts'

// Fifty rows are read; the rest is counted.
const shownRows = 50
const shownValue = 80

/** Drift as a table: since when, who, what, where, what Git says and what lives. */
export function driftPieces(drift: readonly Drift[]): readonly Piece[] {
  if (drift.length === 0) return []
  const rows = drift.flatMap(rowsOf)
  const rest = rows.length - shownRows
  const last = rest > 0 ? [[words(''), words(''), words(`${rest} more`), words(''), words(''), words('')]] : []
  return [fixed([table(['since', 'manager', 'object', 'path', 'Git', 'live'], [...rows.slice(0, shownRows), ...last])])]
}

function rowsOf(drift: Drift): readonly (readonly PhrasingContent[])[] {
  if (drift.kind === 'changed') return drift.fields.map((field) => fieldRow(drift.id, field))
  const blame = drift.kind === 'extra' ? drift : nobody
  return [[...hand(blame, drift.id), words(''), words(drift.kind === 'missing' ? 'there' : 'not there'), words(drift.kind === 'missing' ? 'missing' : 'there')]]
}

const nobody: Blame = { manager: '', operation: '', time: '' }

const hand = ({ time, manager }: Blame, id: ResourceId): readonly PhrasingContent[] => [
  words(time === '' ? 'unknown' : time),
  manager === '' ? words('unknown') : code(manager),
  code(nameOf(id)),
]

function fieldRow(id: ResourceId, field: DriftField): readonly PhrasingContent[] {
  const isHidden = isSecret(id) && !isShown(tokensOf(field.pointer))
  return [...hand(field, id), code(field.path), value(field.desired, isHidden), value(field.live, isHidden)]
}

function value(found: Json | undefined, isHidden: boolean): PhrasingContent {
  if (found === undefined) return words('(none)')
  return code(isHidden ? secretText : shortened(toJsonText(found), shownValue))
}
