import type { Finding } from '../../model/finding.ts'
import { toJsonText } from '../../model/json.ts'
import { nameOf } from '../../model/manifest.ts'
import type { Outcome } from '../../model/outcome.ts'
import type { PagePlan, PageWave } from '../../model/page-data.ts'
import type { Plan, PlannedObject, PlannedWave } from '../../model/plan.ts'
import { escape } from '../escape.ts'
import { stopsIn, waitTexts } from '../plan-texts.ts'

/** What would happen to each environment, wave by wave; an object that stays as it is is counted and not named. What is the same in several is one. */
export function plansOf({ environments, findings, verdict }: Outcome): readonly PagePlan[] {
  const plans = environments.flatMap(({ name, plan }) =>
    plan === undefined ? [] : [planOf(plan, { environment: name, isBlocked: verdict === 'block', findings })],
  )
  return [...Map.groupBy(plans, ({ environment: _environment, ...said }) => toJsonText(said)).values()].flatMap((same) =>
    same.slice(0, 1).map((one) => ({ ...one, environment: same.map(({ environment }) => environment).join(', ') })),
  )
}

type Around = { readonly environment: string; readonly isBlocked: boolean; readonly findings: readonly Finding[] }

const planOf = (plan: Plan, { environment, isBlocked, findings }: Around): PagePlan => ({
  environment: escape(environment),
  isBlocked,
  against: plan.against,
  waves: plan.waves.map((wave) => waveOf(wave, stopsIn(wave, environment, findings))),
  leaving: plan.leaving.map((object) => escape(nameOf(object))),
  keeping: plan.keeping.map(({ object, why }) => escape(`${nameOf(object)}: ${why}`)),
  isPruning: plan.isPruning,
})

const waveOf = (wave: PlannedWave, stops: readonly Finding[]): PageWave => ({
  name: escape(wave.name),
  count: wave.objects.length + wave.still,
  still: wave.still,
  wait: waitTexts[wave.waitsFor],
  stops: stops.map(({ message, object }) => escape(`${nameOf(object)}: ${message}`)),
  objects: wave.objects.map(({ object, does }) => ({ op: operations[does], name: escape(nameOf(object)) })),
})

const operations = { create: 'create', change: 'update', run: 'run' } as const satisfies Readonly<Record<PlannedObject['does'], string>>
