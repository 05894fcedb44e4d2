import { nameOf, type ObjectRef } from '../../model/manifest.ts'
import type { Plan, PlannedObject } from '../../model/plan.ts'
import { escape } from '../escape.ts'
import type { Style } from '../style.ts'
import { signed } from './ink.ts'

const signs = { create: 'added', change: 'changed' } as const

/** What leaves first: it is what nobody gets back. Then the waves in their order; what would stay as it is is counted. */
export const planLines = (plan: Plan | undefined, style: Style): readonly string[] =>
  plan === undefined ? [] : [...leavingLines(plan, style), ...plan.waves.flatMap((wave, index) => waveLines(wave, { number: index + 1, style }))]

function leavingLines({ leaving, keeping, isPruning }: Plan, style: Style): readonly string[] {
  const heading = isPruning ? `Deleted: ${leaving.length}` : `No longer rendered, and left where they are since prune is off: ${leaving.length}`
  return [
    ...(leaving.length === 0 ? [] : [heading, ...leaving.map((object) => `${signed('deleted', style)}${named(object)}`)]),
    ...(keeping.length === 0 ? [] : [`No longer rendered, and deleted only when named: ${keeping.length}`]),
    ...keeping.map(({ object, why }) => `${signed('info', style)}${named(object)}: ${escape(why)}`),
  ]
}

function waveLines({ name, objects }: Plan['waves'][number], { number, style }: { number: number; style: Style }): readonly string[] {
  const still = objects.filter(({ does }) => does === 'nothing').length
  const aside = still === 0 ? '' : `, ${still} as they are`
  return [`Wave ${number}: ${escape(name)}, ${objects.length} objects${aside}`, ...objects.flatMap((planned) => objectLine(planned, style))]
}

const objectLine = ({ object, does }: PlannedObject, style: Style): readonly string[] =>
  does === 'nothing' ? [] : [`${signed(signs[does], style)}${named(object)}`]

const named = (object: ObjectRef): string => escape(nameOf(object))
