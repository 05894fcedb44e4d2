import type { Change } from '../../model/change.ts'
import { nameOf } from '../../model/manifest.ts'
import { escape } from '../escape.ts'
import { isSecret, isShown, withoutLists } from '../secret.ts'
import type { Style } from '../style.ts'
import { differenceLines, hiddenLines } from './difference-lines.ts'
import { differences } from './differences.ts'
import { signed, signWidth } from './ink.ts'
import { behind, listed, wrap } from './layout.ts'

type Update = Extract<Change, { kind: 'update' }>

// Two objects that change alike are read faster apart.
const fewestAlike = 3
const shownNames = 12

/** Changes per object: what goes away first, then what changes, then what is new. Objects that change alike are told once, all counted, after the others. */
export function changeLines(changes: readonly Change[], style: Style): readonly string[] {
  const titles = (kind: 'create' | 'delete'): readonly string[] =>
    changes.filter((change) => change.kind === kind).map(({ id }) => `${signed(kind === 'create' ? 'added' : 'deleted', style)}${escape(nameOf(id))}`)
  return [...titles('delete'), ...updateLines(changes, style), ...titles('create')]
}

function updateLines(changes: readonly Change[], style: Style): readonly string[] {
  const told = changes.filter((change) => change.kind === 'update').map((update) => ({ update, body: bodyOf(update, style) }))
  const groups = [...Map.groupBy(told, ({ body }) => body.join('\n')).values()]
  const alone = groups.filter((group) => group.length < fewestAlike).flat()
  const alike = groups.filter((group) => group.length >= fewestAlike)
  return [
    ...alone.flatMap(({ update, body }) => [`${signed('changed', style)}${escape(nameOf(update.id))}`, ...body]),
    ...alike.flatMap((group) => [
      ...alikeTitle(
        group.map(({ update }) => update),
        style,
      ),
      ...(group[0]?.body ?? []),
    ]),
  ]
}

function alikeTitle(updates: readonly Update[], style: Style): readonly string[] {
  const names = listed(
    updates.map(({ id }) => escape(nameOf(id))),
    shownNames,
  )
  const indent = signWidth(style)
  return [`${signed('changed', style)}${updates.length} objects change alike`, ...behind(' '.repeat(indent), indent, wrap(names, style.width - indent))]
}

function bodyOf({ id, before, after }: Update, style: Style): readonly string[] {
  if (!isSecret(id)) return differences(before.body, after.body, []).flatMap((difference) => differenceLines(difference, style))
  return differences(withoutLists(before.body, []), withoutLists(after.body, []), []).flatMap((difference) =>
    isShown(difference.path.map(({ name }) => name)) ? differenceLines(difference, style) : hiddenLines(difference, style),
  )
}
