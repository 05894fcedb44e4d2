import type { Note } from '../../model/outcome.ts'
import { escape } from '../escape.ts'
import type { Style } from '../style.ts'
import { signed, signWidth } from './ink.ts'
import { behind, rows, wrap } from './layout.ts'

/** Notes in the order that the verb gave them, each with its details below. */
export const noteLines = (notes: readonly Note[], style: Style): readonly string[] => notes.flatMap((note) => lines(note, style))

function lines({ sign, text, details = [] }: Note, style: Style): readonly string[] {
  const indent = signWidth(style)
  const labels = details.map(({ label }) => escape(label))
  // One more than the longest label, as "do   command" is easier to read than "do command".
  const labelWidth = labels.reduce((most, label) => Math.max(most, label.length), 0) + 1
  const width = style.width - indent - labelWidth - 1
  const pairs = details.map((detail, index) => [labels[index] ?? '', wrap(escape(detail.text), width)] as const)
  return [...behind(signed(sign, style), indent, wrap(escape(text), style.width - indent)), ...rows(pairs, { indent, labelWidth })]
}
