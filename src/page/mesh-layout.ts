import type { PagePath, PageSides } from '../model/page-data.ts'
import { nodeLines, type Line } from './mesh-lines.ts'

/** Where the columns stand. */
export const columns = [
  { title: 'Who calls', x: 16, wide: 216 },
  { title: 'Listener and route', x: 298, wide: 284 },
  { title: 'Cluster', x: 648, wide: 316 },
  { title: 'Endpoints', x: 1040, wide: 184 },
] as const

export const width = 1240

type State = 'context' | 'changed' | 'broken'

type Box = { readonly x: number; readonly width: number; readonly height: number; readonly state: State; readonly lines: readonly Line[] }

export type Placed = Box & { readonly y: number }

export type Edge = {
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
  readonly state: State
  readonly label: string
}

/** A node while it is being found: what is the same on several paths is one. */
type Node = { readonly key: string; readonly column: number; readonly box: Box; readonly rows: readonly number[] }

/** Nodes and edges of the paths, in four columns; each column stands in the middle of the drawing. */
export function layout(paths: readonly PagePath[]): { readonly nodes: readonly Placed[]; readonly edges: readonly Edge[]; readonly height: number } {
  const perPath = paths.map(nodesOf)
  const nodes = merged(perPath.flat())
  const heights = columns.map((_, column) => heightOf(nodes.filter((node) => node.column === column)))
  const height = Math.max(...heights) + top + 14
  const placed = new Map(
    columns.flatMap((_, column) =>
      stacked(
        nodes.filter((node) => node.column === column),
        { height, own: heights[column] ?? 0 },
      ),
    ),
  )
  return { nodes: [...placed.values()], edges: unique(perPath.flatMap((own, index) => edgesOf(own, paths[index], placed))), height }
}

const top = 44
const between = 18

function nodesOf(path: PagePath, row: number): readonly Node[] {
  const steps: readonly (readonly PageSides[])[] = [
    [
      [path.caller, path.caller],
      [path.note, path.note],
    ],
    [path.route.name, path.route.detail],
    [path.cluster.name, path.cluster.detail],
    [path.endpoints],
  ]
  return steps.flatMap((sides, column) => {
    const place = columns[column]
    const lines = place === undefined ? [] : nodeLines(sides, place.wide)
    if (place === undefined || lines.length === 0) return []
    const isChanged = sides.some(([before, after]) => before !== after)
    const state: State = isChanged ? (path.isBroken ? 'broken' : 'changed') : 'context'
    const box = { x: place.x, width: place.wide, height: lines.length * 17 + 20, state, lines }
    return [{ key: JSON.stringify([column, state, lines]), column, box, rows: [row] }]
  })
}

const merged = (nodes: readonly Node[]): readonly Node[] =>
  [...Map.groupBy(nodes, ({ key }) => key).values()].flatMap((same) => same.slice(0, 1).map((first) => ({ ...first, rows: same.flatMap(({ rows }) => rows) })))

const heightOf = (nodes: readonly Node[]): number => nodes.reduce((sum, { box }) => sum + box.height + between, -between)

const middle = ({ rows }: Node): number => rows.reduce((sum, row) => sum + row, 0) / rows.length

function stacked(nodes: readonly Node[], { height, own }: { readonly height: number; readonly own: number }): readonly (readonly [string, Placed])[] {
  let y = top + (height - top - 14 - own) / 2
  return nodes
    .toSorted((left, right) => middle(left) - middle(right))
    .map(({ key, box }) => {
      const placed = { ...box, y }
      y += box.height + between
      return [key, placed]
    })
}

function edgesOf(nodes: readonly Node[], path: PagePath | undefined, placed: ReadonlyMap<string, Placed>): readonly Edge[] {
  if (path === undefined) return []
  const isLast = (index: number): boolean => index === nodes.length - 2
  return nodes.slice(1).flatMap((node, index) => {
    const [left, right] = [placed.get(nodes[index]?.key ?? ''), placed.get(node.key)]
    if (left === undefined || right === undefined) return []
    const isBreak = path.isBroken && (path.brokenAt === node.column || (path.brokenAt > node.column && isLast(index)))
    const state: State = isBreak ? 'broken' : path.isBroken ? 'context' : 'changed'
    const label = isBreak ? path.flag : !path.isBroken && isLast(index) ? (path.flag === '' ? 'works' : path.flag) : ''
    return [{ from: { x: left.x + left.width, y: left.y + left.height / 2 }, to: { x: right.x, y: right.y + right.height / 2 }, state, label }]
  })
}

const unique = (edges: readonly Edge[]): readonly Edge[] => [...new Map(edges.map((edge) => [JSON.stringify(edge), edge])).values()]
