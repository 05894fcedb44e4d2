import type { PageEffect, PageMesh } from '../model/page-data.ts'
import { el, plural, softPath, table } from './dom.ts'
import { severityChip } from './marks.ts'
import { meshGraph } from './mesh-graph.ts'
import { section } from './section.ts'

// More rows at once are read by nobody, and make the page slow.
const firstRows = 100

/** The effect on the mesh: paths as a graph, and a table that says the same of all of them. */
export function meshSection(mesh: PageMesh): HTMLElement {
  const { effects, same, unknown } = mesh
  const content = [
    ...(effects.length === 0 ? [] : [el('div', { class: 'card mesh-card' }, ...graphParts(mesh), effectTable(effects))]),
    ...(unknown.length === 0 ? [] : [unknownCard(unknown)]),
  ]
  const note =
    effects.length === 0 ? 'Nothing of it is predicted.' : `${plural(effects.length, 'effect')}, predicted from the manifests. Envoy is not asked. ${same}`
  return section('mesh', 'Effect on the mesh', { note, content })
}

function graphParts({ paths, more }: PageMesh): readonly HTMLElement[] {
  if (paths.length === 0) return []
  const rest = more === 0 ? '' : ` ${plural(more, 'more path')} ${more === 1 ? 'is' : 'are'} in the table alone.`
  const legend = `Dashed red: requests fail. Amber: changed, requests go on. Grey: as before.${rest}`
  return [
    el(
      'div',
      { class: 'mesh' },
      el('div', { class: 'mesh-scroll', tabindex: 0, role: 'region', 'aria-label': 'Graph of the mesh, scrolls sideways' }, meshGraph(paths)),
      el('p', { class: 'legend' }, legend),
    ),
  ]
}

const heads = ['Outcome', 'Callers see', 'What happens', 'Before', 'After', 'Proxies']

function effectTable(effects: readonly PageEffect[]): HTMLElement {
  const region = el('div', { class: 'wide-table', tabindex: 0, role: 'region', 'aria-label': 'Table of effects on the mesh' })
  const show = (count: number): void =>
    region.replaceChildren(table('Effects on the mesh', heads, effects.slice(0, count).map(cellsOf)), ...(count < effects.length ? [moreButton()] : []))
  const moreButton = (): HTMLElement =>
    el('button', { class: 'button more', type: 'button', onclick: () => show(effects.length) }, `Show ${effects.length - firstRows} more`)
  show(firstRows)
  return region
}

const cellsOf = ({ severity, flag, message, subject, before, after, source, proxies }: PageEffect): readonly (Node | string)[] => [
  severityChip(severity),
  flag === '' ? 'no error' : flag,
  el('div', {}, el('div', {}, message), el('code', {}, softPath(subject)), source !== '' && el('div', { class: 'from' }, `From ${source}`)),
  side(before),
  side(after),
  proxies,
]

const side = (text: string): Node | string => (text === '' ? '(nothing)' : el('code', {}, softPath(text)))

const unknownCard = (unknown: readonly string[]): HTMLElement =>
  el(
    'details',
    { class: 'card notes' },
    el('summary', {}, `${plural(unknown.length, 'thing')} that nobody can tell from the manifests`),
    el(
      'ul',
      {},
      unknown.map((text) => el('li', {}, text)),
    ),
  )
