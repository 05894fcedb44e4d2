import type { DriftHint, HiddenDrift } from '../../model/drift.ts'
import { nameOf } from '../../model/manifest.ts'
import { escape } from '../escape.ts'
import type { Style } from '../style.ts'
import { handOf } from './hand.ts'
import { signed, signWidth } from './ink.ts'
import { behind, wrap } from './layout.ts'

/** How much each rule explained. */
export function hiddenLines(hidden: readonly HiddenDrift[], style: Style): readonly string[] {
  if (hidden.length === 0) return []
  const total = hidden.reduce((sum, { places }) => sum + places.length, 0)
  const rules = hidden.map(({ rule, places }) => `${rule} ${places.length}`).join(', ')
  return wrap(escape(`${total} more explained by rules: ${rules}`), style.width)
}

/** What is no drift, and worth knowing. */
export const hintLines = (hints: readonly DriftHint[], style: Style): readonly string[] =>
  hints.flatMap((hint) => {
    const text = `${handOf(hint)}  ${escape(`${nameOf(hint.id)} ${hint.path}: ${hint.text}`)}`
    return behind(signed('info', style), signWidth(style), wrap(text, style.width - signWidth(style)))
  })
