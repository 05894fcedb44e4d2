import type { ObjectChange } from '../../model/change.ts'
import { nameOf } from '../../model/manifest.ts'
import { escape } from '../escape.ts'
import type { ShownChange } from '../shown-changes.ts'
import type { Style } from '../style.ts'
import { signWidth } from './ink.ts'
import { behind, listed, wrap } from './layout.ts'

const shownNames = 12

/** As people say it; of a renamed object both names. */
export const titleOf = (change: ObjectChange): string => (change.kind === 'rename' ? `${nameOf(change.from)} → ${change.object.name}` : nameOf(change.object))

/** The names of several objects, all of them counted. */
export const nameLines = (changes: readonly ShownChange[], style: Style): readonly string[] =>
  belowSign(
    listed(
      changes.map(({ change }) => escape(titleOf(change))),
      shownNames,
    ),
    style,
  )

/** Where an object changes, if in more than one environment. */
export const environmentLines = ({ environments }: ShownChange, style: Style): readonly string[] =>
  environments.length === 0 ? [] : belowSign(`in ${listed(environments.map(escape), shownNames)}`, style)

function belowSign(words: string, style: Style): readonly string[] {
  const indent = signWidth(style)
  return behind(' '.repeat(indent), indent, wrap(words, style.width - indent))
}
