import type { TokenRows } from '../../apply/apply.ts'
import { notJudged, type Decision } from '../../gate/gate.ts'
import { keyOf } from '../../model/manifest.ts'
import type { Policy } from '../../model/workspace.ts'
import { approvalOf } from '../facts/approval.ts'
import { baseOf } from '../workspace/base-of.ts'
import { judged } from '../check.ts'
import { recordIn } from '../facts/inventory-members.ts'
import { liveFacts, liveSecrets } from '../facts/live-facts.ts'
import { pagesOf, withLiving } from '../facts/living.ts'
import { otherInventories } from '../facts/other-inventories.ts'
import { refuseOtherCluster, refuseUnverified } from '../facts/right-cluster.ts'
import { standingOf } from '../facts/standing.ts'
import { hiddenFromReview } from '../workspace/hidden-from-review.ts'
import { releaseScopes } from '../workspace/release-scopes.ts'
import { reviewedGate } from '../workspace/reviewed-gate.ts'
import type { Seen } from './seen.ts'
import type { Work } from './work.ts'

/** What is so now: a verdict, and what lives of what is to be sent. */
type Now = Pick<Seen, 'live' | 'record'> & {
  readonly decision: Decision
  /** The policy that was reviewed before what is applied. */
  readonly policy: Policy
  /** All that an approval has to cover, worked out when somebody holds one against it. */
  readonly covered: () => Promise<TokenRows>
}

/** The check, once more, on the cluster as it lives now: whatever an earlier one said is not trusted. */
export async function judgedAgain({ options, environment, releases, desired, sending, revision, files, ports }: Work): Promise<Now> {
  const isWhole = options.releases.length === 0
  const gate = await reviewedGate(environment, { root: options.root, isWhole, ports, at: { files, commit: revision } })
  const cluster = await ports.cluster(environment.context)
  refuseUnverified(environment.name, cluster, gate.rules.policy)
  // Before all else: what another run applies from here on moves it.
  const [base, record] = await Promise.all([baseOf(environment, options.releases, { ports, commit: revision }), recordIn(environment.inventory, cluster)])
  const [facts, secrets] = await Promise.all([liveFacts(cluster, { desired, base }), liveSecrets(cluster, desired)])
  refuseOtherCluster(environment, facts.uid)
  const asked = { desired, base, cluster: facts, releases: releaseScopes(releases, gate.environment), mode: options.mode }
  const others = await otherInventories(environment, { desired, live: [...facts.owned, ...secrets] }, cluster)
  const question = await withLiving(asked, pagesOf(cluster))
  const hidden = await hiddenFromReview({ environment: environment.name, releases, commit: revision }, ports)
  const manner = { mode: options.mode, isForced: options.isForced }
  const wanted = new Set(sending.map(({ id }) => keyOf(id)))
  return {
    decision: judged(question, environment, { gate, found: [...hidden, ...notJudged(environment.name, facts), ...others] }).decision,
    policy: gate.rules.policy,
    covered: async () =>
      approvalOf({ environment, releases, files, manner }, await standingOf({ environment, releases, isWhole }, { cluster, facts, secrets })),
    live: [...facts.owned, ...secrets].filter(({ id }) => wanted.has(keyOf(id))),
    record,
  }
}
