import { nameOf } from '../../model/manifest.ts'
import type { PagePlan } from '../../model/page-data.ts'
import type { Plan, PlannedObject } from '../../model/plan.ts'
import { escape } from '../escape.ts'

export const noPlan: PagePlan = { waves: [], leaving: [], keeping: [], isPruning: false }

/** What would happen, wave by wave; an object that stays as it is is counted and not named. */
export const planOf = (plan: Plan | undefined): PagePlan =>
  plan === undefined
    ? noPlan
    : {
        waves: plan.waves.map(({ name, objects }) => ({
          name: escape(name),
          count: objects.length,
          still: objects.filter(({ does }) => does === 'nothing').length,
          objects: objects.flatMap(moving),
        })),
        leaving: plan.leaving.map((object) => escape(nameOf(object))),
        keeping: plan.keeping.map(({ object, why }) => escape(`${nameOf(object)}: ${why}`)),
        isPruning: plan.isPruning,
      }

const moving = ({ object, does }: PlannedObject): PagePlan['waves'][number]['objects'] =>
  does === 'nothing' ? [] : [{ op: does === 'create' ? 'create' : 'update', name: escape(nameOf(object)) }]
