import type { HitClass, MeshEffect, MeshSame } from '../model/mesh.ts'
import { listed } from './text/layout.ts'

// As many as fit beside an effect; the rest is a number.
const shownClasses = 6

/** The proxies that an effect is seen at. */
export const classesText = (classes: readonly HitClass[]): string =>
  listed(
    classes.map(({ name, workloads }) => `${name} (${workloadsText(workloads)})`),
    shownClasses,
  )

export const workloadsText = (workloads: number): string =>
  workloads === 0 ? 'no workload here' : `${workloads} ${workloads === 1 ? 'workload' : 'workloads'}`

/** How many effects of each severity are not shown, as people say it; '' for none. */
export function restText(effects: readonly MeshEffect[]): string {
  const words = { block: 'that break requests', warn: 'that change them', info: 'that break nothing' } as const
  const counts = (['block', 'warn', 'info'] as const).flatMap((severity) => {
    const count = effects.filter((effect) => effect.severity === severity).length
    return count === 0 ? [] : [`${count} ${words[severity]}`]
  })
  return counts.length === 0 ? '' : `${effects.length} more effects on the mesh: ${counts.join(', ')}`
}

/** What no effect lies on, in one sentence; '' where nothing was compared. */
export const sameText = ({ clusters, listeners, routes }: MeshSame): string =>
  clusters + listeners + routes === 0 ? '' : `Same: ${counted(clusters, 'cluster')}, ${counted(listeners, 'listener')}, ${counted(routes, 'route')}.`

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
