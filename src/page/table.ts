import { el } from './dom.ts'

type Row = readonly (Node | string)[]

// More rows at once are read by nobody, and make the page slow.
const firstRows = 100

/** A table that becomes cards on a narrow screen, in a box that scrolls; of a long one the rest comes when it is asked for. */
export function table(caption: string, head: readonly string[], rows: readonly (() => Row)[]): HTMLElement {
  const region = el('div', { class: 'wide-table', tabindex: 0, role: 'region', 'aria-label': caption })
  const body = el(
    'tbody',
    { role: 'rowgroup' },
    rows.slice(0, firstRows).map((row) => rowOf(row(), head)),
  )
  const rest = rows.slice(firstRows)
  const showRest = (): void => {
    body.append(...rest.map((row) => rowOf(row(), head)))
    more.remove()
  }
  const more = el('button', { class: 'button more', type: 'button', onclick: showRest }, `Show ${rest.length.toLocaleString('en')} more`)
  region.append(
    el('table', { class: 'cards', role: 'table' }, el('caption', { class: 'unseen' }, caption), headOf(head), body),
    ...(rest.length > 0 ? [more] : []),
  )
  return region
}

const headOf = (head: readonly string[]): HTMLElement =>
  el(
    'thead',
    { role: 'rowgroup' },
    el(
      'tr',
      { role: 'row' },
      head.map((title) => el('th', { scope: 'col', role: 'columnheader' }, title)),
    ),
  )

/** Each cell knows its head, which a card says beside it. */
const rowOf = (row: Row, head: readonly string[]): HTMLElement =>
  el(
    'tr',
    { role: 'row' },
    row.map((cell, index) => el('td', { role: 'cell', 'data-head': head[index] }, cell)),
  )
