import type { PageFinding, PagePlace, PageRow } from '../model/page-data.ts'
import { el, softPath, vanish } from './dom.ts'
import { chip, severityChip } from './marks.ts'

export const noiseWords = { label: 'version label', doc: 'description', image: 'image tag', checksum: 'checksum', spelling: 'same quantity' } as const

type Shown = { readonly isSplit: boolean; readonly finding: PageFinding | undefined; readonly onWhy: (finding: PageFinding) => void }

/** One place of a diff under its path, with the finding that speaks of it beside the lines. */
export function hunk(place: PagePlace, { isSplit, finding, onWhy }: Shown): HTMLElement {
  const { path, remarks, noise, rows, more } = place
  const cut = indentOf(rows)
  return el(
    'div',
    { class: finding === undefined ? 'hunk' : `hunk risk ${finding.severity}` },
    el(
      'header',
      {},
      el('code', {}, softPath(path === '' ? 'the whole object' : path)),
      remarks !== '' && chip(remarks),
      noise !== '' && chip(noiseWords[noise]),
      finding !== undefined && severityChip(finding.severity),
    ),
    el(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Change at ${path === '' ? 'the whole object' : path}` },
      el(
        'table',
        { class: isSplit ? 'diff split' : 'diff' },
        el(
          'tbody',
          {},
          rows.flatMap((row) => (isSplit ? [splitRow(row, cut)] : unifiedRows(row, cut))),
        ),
      ),
    ),
    more > 0 && el('p', { class: 'note' }, `${more.toLocaleString('en')} more lines in the file`),
    finding !== undefined &&
      el(
        'div',
        { class: 'says' },
        el('p', {}, el('b', {}, finding.title)),
        el('p', {}, finding.action),
        el('p', {}, el('button', { class: 'button', type: 'button', onclick: () => onWhy(finding) }, 'Read why')),
      ),
  )
}

/** The indentation that all lines share: the path already says how deep they are. */
function indentOf(rows: readonly PageRow[]): number {
  const lines = rows.flatMap(([, ...sides]) => sides).filter((line) => line.trim() !== '')
  return lines.reduce((least, line) => Math.min(least, line.search(/\S/)), lines.length === 0 ? 0 : Infinity)
}

type Cell = { readonly sign: '' | '+' | '−'; readonly content: readonly (Node | string)[] }

function splitRow(row: PageRow, cut: number): HTMLElement {
  const [before, after] = sidesOf(row, cut)
  return el('tr', {}, cells(before), cells(after))
}

function unifiedRows(row: PageRow, cut: number): readonly HTMLElement[] {
  const [before, after] = sidesOf(row, cut)
  if (row[0] === ' ') return [el('tr', {}, cells(before))]
  return [before, after].flatMap((cell) => (cell === undefined ? [] : [el('tr', {}, cells(cell))]))
}

function sidesOf(row: PageRow, cut: number): readonly [Cell | undefined, Cell | undefined] {
  const [sign, first, second = ''] = row
  const [left, right] = [first.slice(cut), second.slice(cut)]
  if (sign === ' ')
    return [
      { sign: '', content: [left] },
      { sign: '', content: [left] },
    ]
  if (sign === '-') return [{ sign: '−', content: [left] }, undefined]
  if (sign === '+') return [undefined, { sign: '+', content: [left] }]
  return [
    { sign: '−', content: marked(left, right) },
    { sign: '+', content: marked(right, left) },
  ]
}

function cells(cell: Cell | undefined): readonly HTMLElement[] {
  if (cell === undefined) return [el('td', { class: 'sign none' }), el('td', { class: 'none' })]
  const side = { '': '', '+': 'added', '−': 'deleted' }[cell.sign]
  return [el('td', { class: `sign ${side}` }, cell.sign, side !== '' && vanish(side)), el('td', { class: side }, cell.content)]
}

/** A line with what only it has marked, where it shares both ends with the other. */
function marked(line: string, other: string): readonly (Node | string)[] {
  let head = 0
  while (head < line.length && line[head] === other[head]) head += 1
  let tail = 0
  while (tail < Math.min(line.length, other.length) - head && line.at(-1 - tail) === other.at(-1 - tail)) tail += 1
  const middle = line.slice(head, line.length - tail)
  if (head + tail < 3 || middle === '') return [line]
  return [line.slice(0, head), el('mark', {}, middle), line.slice(line.length - tail)]
}
