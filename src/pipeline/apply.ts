import type { Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import { changeCluster } from './apply/change-cluster.ts'
import { refuseTooLarge } from './apply/client-side.ts'
import { confirm } from './apply/confirm.ts'
import { judgedAgain } from './apply/judged-again.ts'
import type { ApplyOptions } from './apply/options.ts'
import { takingSentence } from './apply/contest-notes.ts'
import { contestsIn } from './apply/contests.ts'
import { recorded } from './apply/recorded.ts'
import { deletionSentence } from './apply/inventory/prune-notes.ts'
import { pruningOf } from './apply/inventory/pruning.ts'
import { refuseOtherBranch } from './apply/refuse-other-branch.ts'
import { refuseWithoutRights } from './apply/refuse-without-rights.ts'
import { refuseStale } from './apply/still-approved.ts'
import { countsOf, shortDigest } from './apply/summary.ts'
import { streamOfAll } from './apply/stream.ts'
import { workOf } from './apply/work.ts'
import { emptyOutcome } from './outcomes.ts'
import { verdictSentence } from './verdicts.ts'

export type { ApplyOptions } from './apply/options.ts'

/** Checks again on the live cluster, then pipes the committed tree into kubectl, CRDs first. */
export async function apply(options: ApplyOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const work = await workOf(options, ports)
  const { environment, waves } = work
  const base: Outcome = { ...emptyOutcome('apply'), environments: [{ name: environment.name, releases: work.releases.map(({ outcome }) => outcome) }] }
  if (options.isPrintStream) return { ...base, output: streamOfAll(waves) }

  const { decision, policy, covered, live, record } = await judgedAgain(work)
  await refuseOtherBranch(work, policy)
  await refuseStale(work, covered)
  const sentence = verdictSentence(decision.verdict, decision)
  const checked = ports.clock.now()
  const { verdict, findings, waived } = decision
  const answer = { ...base, verdict, findings, waived, timings: { check: checked - started } }
  if (verdict === 'block') return { ...answer, exitCode: 11, summary: `${sentence} Nothing was applied to ${environment.name}.` }

  refuseTooLarge(work)
  const pruning = await pruningOf(work)
  await refuseWithoutRights(work, pruning)
  const seen = { live, record, contests: contestsIn(work, live) }
  await confirm(work, [deletionSentence(pruning), takingSentence(seen.contests, options.isForced), sentence].filter((part) => part !== '').join(' '))
  const { notes, asides } = await recorded(work, () => changeCluster(work, { pruning, seen }))
  return {
    ...answer,
    notes: [...notes, ...asides],
    summary: `${environment.name}: ${countsOf(notes)}. Stream ${shortDigest(work.digest)}….`,
    next: `npm run drift -- --env ${environment.name}`,
    timings: { check: checked - started, apply: ports.clock.now() - checked },
  }
}
