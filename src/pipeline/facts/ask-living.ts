import { changedKinds, type Question } from '../../judge/judge.ts'
import type { KindChange, LivingKind, Tally } from '../../model/living.ts'
import type { Manifest } from '../../model/manifest.ts'
import { startTally } from '../../validate/validate.ts'
import { gapOf } from './gap-of.ts'
import { minorOf } from './minor-of.ts'
import type { ObjectSource, Source } from './object-source.ts'
import { withRefusals } from './refusals.ts'

/** What objects tell of every CRD that changes. One page is held at a time. */
export async function askLiving(question: Question, source: ObjectSource): Promise<Question> {
  const living: LivingKind[] = []
  for (const change of changedKinds(question)) {
    const found = source(change)
    if (found !== undefined) living.push(await askObjects(change, found, question))
  }
  return withRefusals({ ...question, living })
}

async function askObjects(whole: KindChange, { isWhole, eachPage }: Source, question: Question): Promise<LivingKind> {
  const change = isWhole ? whole : namesOnly(whole)
  const minor = minorOf(question)
  const live = startTally(change, minor)
  const gap = await gapOf(eachPage((page) => page.forEach((object) => live.see(object))))
  const { group, kind } = change
  const committed = question.desired.filter(({ id }) => id.group === group && id.kind === kind)
  return { group, kind, live: live.tally(), gap, committed: tallyOf(change, committed, minor) }
}

/** Of objects whose fields are not here, only their number counts, and the versions at which they were applied. */
const namesOnly = (change: KindChange): KindChange => ({ ...change, versions: [], views: [], claims: [] })

/** What some objects tell, all at once. */
export function tallyOf(change: KindChange, objects: readonly Manifest[], minor: number): Tally {
  const tally = startTally(change, minor)
  for (const object of objects) tally.see(object)
  return tally.tally()
}
