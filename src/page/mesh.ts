import type { PageEffect, PageMesh } from '../model/page-data.ts'
import { el, plural, softPath } from './dom.ts'
import { severityChip } from './marks.ts'
import { meshGraph } from './mesh-graph.ts'
import { section } from './section.ts'
import { table } from './table.ts'

/** The effect on the mesh: paths as a graph, and a table that says the same of all of them. */
export function meshSection(mesh: PageMesh): HTMLElement {
  const { effects, same, unknown } = mesh
  const content = [
    ...(effects.length === 0 ? [] : [el('div', { class: 'card mesh-card' }, ...graphParts(mesh), effectTable(effects))]),
    ...(unknown.length === 0 ? [] : [unknownCard(unknown)]),
  ]
  const note =
    effects.length === 0 ? 'Nothing of it is predicted.' : `${plural(effects.length, 'effect')}, predicted from the manifests. Envoy is not asked. ${same}`
  return section('mesh', 'Effect on the mesh', { short: 'Mesh', count: effects.length, note, content })
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

const effectTable = (effects: readonly PageEffect[]): HTMLElement =>
  table(
    'Table of effects on the mesh',
    heads,
    effects.map((effect) => () => cellsOf(effect)),
  )

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
