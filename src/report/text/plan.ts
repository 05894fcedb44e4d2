import { nameOf, type ObjectRef } from '../../model/manifest.ts'
import type { EnvironmentOutcome } from '../../model/outcome.ts'
import type { Plan, PlannedWave } from '../../model/plan.ts'
import { escape } from '../escape.ts'
import { waitTexts } from '../plan-texts.ts'
import type { Style } from '../style.ts'
import { signed } from './ink.ts'

const signs = { create: 'added', change: 'changed', run: 'info' } as const

/** What leaves first: it is what nobody gets back. Then the waves in their order; what would stay as it is is counted. */
export const planLines = (environments: readonly EnvironmentOutcome[], style: Style): readonly string[] =>
  environments.flatMap(({ plan }) =>
    plan === undefined ? [] : [...leavingLines(plan, style), ...plan.waves.flatMap((wave, index) => waveLines(wave, { number: index + 1, style }))],
  )

function leavingLines({ leaving, keeping, isPruning }: Plan, style: Style): readonly string[] {
  const heading = isPruning ? `Deleted: ${leaving.length}` : `No longer rendered, and left where they are since prune is off: ${leaving.length}`
  return [
    ...(leaving.length === 0 ? [] : [heading, ...leaving.map((object) => `${signed('deleted', style)}${named(object)}`)]),
    ...(keeping.length === 0 ? [] : [`No longer rendered, and deleted only when named: ${keeping.length}`]),
    ...keeping.map(({ object, why }) => `${signed('info', style)}${named(object)}: ${escape(why)}`),
  ]
}

function waveLines({ name, objects, still, waitsFor }: PlannedWave, { number, style }: { number: number; style: Style }): readonly string[] {
  const aside = [...(still === 0 ? [] : [`${still} as they are`]), ...(waitsFor === 'nothing' ? [] : [`then ${waitTexts[waitsFor]}`])]
  return [
    [`Wave ${number}: ${escape(name)}`, `${objects.length + still} objects`, ...aside].join(', '),
    ...objects.map(({ object, does }) => `${signed(signs[does], style)}${named(object)}`),
  ]
}

const named = (object: ObjectRef): string => escape(nameOf(object))
