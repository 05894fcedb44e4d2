import { changedKinds, type Question } from '../judge/judge.ts'
import type { ClusterFacts } from '../model/facts.ts'
import type { KindChange, LivingKind, Tally } from '../model/living.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Cluster } from '../ports/cluster.ts'
import { startTally } from '../validate/validate.ts'
import { isClusterFailure } from './cluster-failure.ts'
import { minorOf } from './minor-of.ts'
import { withRefusals } from './refusals.ts'

type Kind = Pick<KindChange, 'group' | 'kind'>
type Visit = (page: readonly Manifest[]) => void

/** Where the live objects of a kind come from; undefined where nobody has them. */
export type ObjectSource = (kind: Kind) => Source | undefined

type Source = {
  /** Whether objects come with all their fields. */
  readonly isWhole: boolean
  /** Gives '' when all were shown, else why not. */
  readonly eachPage: (visit: Visit) => Promise<string>
}

/** The cluster itself, a page at a time. */
export const pagesOf =
  (cluster: Cluster): ObjectSource =>
  (kind) => ({ isWhole: true, eachPage: (visit) => cluster.eachPage(kind, visit) })

/** What a snapshot holds. */
export const recordedIn =
  ({ live }: Pick<ClusterFacts, 'live'>): ObjectSource =>
  ({ group, kind }) => {
    const listed = live.find((one) => one.group === group && one.kind === kind)
    if (listed === undefined) return undefined
    const eachPage = async (visit: Visit): Promise<string> => {
      visit(listed.objects)
      return listed.gap
    }
    return { isWhole: listed.content === 'whole', eachPage }
  }

/** The question, with what live objects and the manifests of the same render tell of every CRD that changes. One page is held at a time. */
export async function withLiving(question: Question, source: ObjectSource): Promise<Question> {
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

/** A cluster that fails on the way leaves a gap like any other: what it would have shown is unknown, and keeps the block. */
async function gapOf(shown: Promise<string>): Promise<string> {
  try {
    return await shown
  } catch (error) {
    if (!isClusterFailure(error)) throw error
    return error.message
  }
}

/** Of objects whose fields are not here, only their number counts, and the versions at which they were applied. */
const namesOnly = (change: KindChange): KindChange => ({ ...change, versions: [], views: [], claims: [] })

/** What some objects tell, all at once. */
export function tallyOf(change: KindChange, objects: readonly Manifest[], minor: number): Tally {
  const tally = startTally(change, minor)
  for (const object of objects) tally.see(object)
  return tally.tally()
}
