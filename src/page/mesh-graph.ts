import type { PagePath } from '../model/page-data.ts'
import { plural, svg } from './dom.ts'
import { columns, layout, width, type Edge, type Placed } from './mesh-layout.ts'

/** Paths from left to right: who calls, through which listener and route, to which cluster, and what answers there. */
export function meshGraph(paths: readonly PagePath[]): SVGElement {
  const { nodes, edges, height } = layout(paths)
  const broken = paths.filter(({ isBroken }) => isBroken).length
  const label = `${plural(paths.length, 'path')} through the mesh, ${broken === 0 ? 'none of which fails' : `${broken} of which ${broken === 1 ? 'fails' : 'fail'}`}; the table says the same`
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label },
    svg('defs', {}, (['context', 'changed', 'broken'] as const).map(arrow)),
    columns.map(({ x, title }) => svg('text', { x, y: 24, class: 'column' }, title)),
    edges.map(edgeOf),
    nodes.map(nodeOf),
    // Above the boxes, so that none hides what fails.
    edges.filter(({ label: text }) => text !== '').map(labelOf),
  )
}

const arrow = (state: Edge['state']): SVGElement =>
  svg(
    'marker',
    { id: `arrow-${state}`, viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 11, markerHeight: 11, markerUnits: 'userSpaceOnUse', orient: 'auto' },
    svg('path', { d: 'M0 0l10 5-10 5z', class: `tip ${state}` }),
  )

const edgeOf = ({ from, to, state }: Edge): SVGElement =>
  svg('path', {
    d: `M${from.x} ${from.y}C${from.x + 36} ${from.y} ${to.x - 36} ${to.y} ${to.x} ${to.y}`,
    class: `edge ${state}`,
    'marker-end': `url(#arrow-${state})`,
  })

const labelOf = ({ from, to, state, label }: Edge): SVGElement =>
  svg('text', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - 9, class: `flag ${state}` }, label)

const padding = 13
const lineHeight = 17

const nodeOf = ({ x, y, width: wide, height, state, lines }: Placed): SVGElement =>
  svg(
    'g',
    { class: `node ${state}` },
    svg('rect', { x, y, width: wide, height, rx: 9 }),
    lines.map(({ text, kind }, index) => svg('text', { x: x + padding, y: y + padding + 9 + index * lineHeight, class: kind }, text)),
  )
